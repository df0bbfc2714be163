//! Rows of numbers under a heading, as a terminal shows them: the first column to the left, the others to the right.

/// A heading and its rows, as lines; none without rows.
pub(super) fn table(heading: &[String], rows: &[Vec<String>]) -> Vec<String> {
    if rows.is_empty() {
        return Vec::new();
    }
    let width = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column)).chain(heading.get(column));
        cells.map(|cell| cell.chars().count()).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..heading.len()).map(width).collect();
    let line = |row: &[String]| {
        let cells = row.iter().zip(&widths).enumerate().map(|(column, (cell, width))| {
            let space = " ".repeat(width.saturating_sub(cell.chars().count()));
            if column == 0 { format!("{cell}{space}") } else { format!("{space}{cell}") }
        });
        cells.collect::<Vec<_>>().join("  ").trim_end().to_owned()
    };
    let rows = rows.iter().map(|row| format!("  {}", line(row)));
    std::iter::once(format!("  {}", line(heading))).chain(rows).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_stand_under_each_other() {
        let cells = |text: &str| text.split(',').map(str::to_owned).collect::<Vec<_>>();
        let lines = table(&cells("Muscle,left,all"), &[cells("calf,12,103"), cells("back of thigh,1,1")]);
        assert_eq!(lines, ["  Muscle         left  all", "  calf             12  103", "  back of thigh     1    1"]);
        assert!(table(&cells("Muscle"), &[]).is_empty());
    }
}
