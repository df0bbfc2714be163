//! A report for a terminal: the same blocks, in lines.

use super::document::{Block, Document, Table};

/// The first page, and how to get the rest.
pub fn text(document: &Document) -> String {
    let mut lines = vec![document.title.clone(), document.subtitle.clone()];
    lines.extend(document.name.iter().map(|(label, name)| format!("{label} {name}")));
    for block in &document.summary {
        write_block(&mut lines, block);
    }
    lines.extend([String::new(), document.footer.clone()]);
    lines.join("\n")
}

fn write_block(lines: &mut Vec<String>, block: &Block) {
    match block {
        Block::Heading(text) => lines.extend([String::new(), text.clone()]),
        Block::Key(text) | Block::Text(text) | Block::Fine(text) => lines.push(text.clone()),
        Block::Figures(figures) => lines.extend(figures.iter().map(|figure| {
            let line = format!("{}: {}, {}", figure.label, figure.value, figure.small);
            line.trim_end_matches(", ").to_owned()
        })),
        Block::Table(table) => lines.extend(rows(table)),
        Block::Picture(picture) => lines.push(picture.says.clone()),
        Block::Columns(left, right) => left.iter().chain(right).for_each(|block| write_block(lines, block)),
        Block::Ticked(sentences) => lines.extend(sentences.iter().map(|sentence| format!("  {sentence}"))),
        Block::Lines(_) => {}
    }
}

fn rows(table: &Table) -> Vec<String> {
    let heading: Vec<&str> = table.columns.iter().map(|column| column.heading.as_str()).collect();
    let cells = table.rows.iter().map(|row| row.cells.iter().map(String::as_str).collect::<Vec<_>>());
    let all: Vec<Vec<&str>> = std::iter::once(heading).chain(cells).collect();
    let width =
        |at: usize| all.iter().filter_map(|row| row.get(at)).map(|cell| cell.chars().count()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..table.columns.len()).map(width).collect();
    let line = |row: &Vec<&str>| {
        let cells = row.iter().zip(&widths).zip(&table.columns).map(|((cell, width), column)| {
            if column.numbers { format!("{cell:>width$}") } else { format!("{cell:<width$}") }
        });
        format!("  {}", cells.collect::<Vec<_>>().join("  ").trim_end())
    };
    all.iter().filter(|row| row.iter().any(|cell| !cell.is_empty())).map(line).collect()
}
