//! A report as one page of the web: no script, nothing outside it, the pictures in it as SVG.

use std::fmt::Write;

use limber_core::report::Paper;

use super::document::{Block, Document, Figure, Row, Table};
use super::picture::{Anchor, Picture, Shape};
use crate::plain;

/// How it looks. The window's content security policy knows these three by their hashes (`tests/ui/unit/report.test.ts`).
const STYLE: &str = include_str!("../../../../assets/report/report.css");
const A4: &str = include_str!("../../../../assets/report/a4.css");
const LETTER: &str = include_str!("../../../../assets/report/letter.css");

/// The whole page.
pub fn html(document: &Document) -> String {
    let paper = match document.paper {
        Paper::A4 => A4,
        Paper::Letter => LETTER,
    };
    let mut page = String::with_capacity(32 * 1024);
    let title = escaped(&document.title);
    let _ = write!(
        page,
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <title>{title}</title>\n<style>{STYLE}</style>\n<style>{paper}</style>\n</head>\n<body>\n<main>\n\
         <section class=\"summary\">\n<header>\n<div>\n<h1>{title}</h1>\n<p>{}</p>\n</div>\n",
        escaped(&document.subtitle)
    );
    if let Some((label, name)) = &document.name {
        let _ = writeln!(page, "<p class=\"name\">{} <b dir=\"auto\">{}</b></p>", escaped(label), escaped(name));
    }
    page.push_str("</header>\n");
    for block in &document.summary {
        write_block(&mut page, block);
    }
    let _ = writeln!(page, "<footer>{}</footer>\n</section>", escaped(&document.footer));
    if !document.details.is_empty() {
        page.push_str("<section class=\"details\">\n");
        for block in &document.details {
            write_block(&mut page, block);
        }
        page.push_str("</section>\n");
    }
    page.push_str("</main>\n</body>\n</html>\n");
    page
}

fn write_block(page: &mut String, block: &Block) {
    let _ = match block {
        Block::Heading(text) => writeln!(page, "<h2>{}</h2>", escaped(text)),
        Block::Key(text) => writeln!(page, "<p class=\"key\">{}</p>", escaped(text)),
        Block::Text(text) => writeln!(page, "<p>{}</p>", escaped(text)),
        Block::Fine(text) => writeln!(page, "<p class=\"fine\">{}</p>", escaped(text)),
        Block::Figures(figures) => return write_figures(page, figures),
        Block::Table(table) => return write_table(page, table),
        Block::Picture(picture) => return write_picture(page, picture),
        Block::Columns(left, right) => {
            page.push_str("<div class=\"columns\">\n");
            for side in [left, right] {
                page.push_str("<div>\n");
                for block in side {
                    write_block(page, block);
                }
                page.push_str("</div>\n");
            }
            writeln!(page, "</div>")
        }
        Block::Ticked(sentences) => {
            page.push_str("<ul>\n");
            for sentence in sentences {
                let _ = writeln!(page, "<li>{}</li>", escaped(sentence));
            }
            writeln!(page, "</ul>")
        }
        Block::Lines(number) => {
            page.push_str("<div class=\"lines\" aria-hidden=\"true\">");
            for _ in 0..*number {
                page.push_str("<i></i>");
            }
            writeln!(page, "</div>")
        }
    };
}

fn write_figures(page: &mut String, figures: &[Figure]) {
    page.push_str("<dl>\n");
    for Figure { label, value, small } in figures {
        let [label, value, small] = [label, value, small].map(|text| escaped(text));
        let _ = writeln!(page, "<div><dt>{label}</dt><dd>{value} <small>{small}</small></dd></div>");
    }
    page.push_str("</dl>\n");
}

fn write_table(page: &mut String, table: &Table) {
    let _ = write!(page, "<table>\n<caption>{}</caption>\n<thead><tr>", escaped(&table.caption));
    let class = |at: usize| match table.columns.get(at) {
        Some(column) if column.numbers => " class=\"number\"",
        _ => "",
    };
    for (at, column) in table.columns.iter().enumerate() {
        let _ = write!(page, "<th scope=\"col\"{}>{}</th>", class(at), escaped(&column.heading));
    }
    page.push_str("</tr></thead>\n");
    for Row { cells, note } in &table.rows {
        page.push_str("<tbody><tr>");
        for (at, cell) in cells.iter().enumerate() {
            let tag = if at == 0 { "th scope=\"row\"" } else { "td" };
            let end = if at == 0 { "th" } else { "td" };
            let _ = write!(page, "<{tag}{} dir=\"auto\">{}</{end}>", class(at), escaped(cell));
        }
        page.push_str("</tr>");
        if let Some(note) = note {
            let columns = table.columns.len();
            let _ =
                write!(page, "<tr class=\"note\"><td colspan=\"{columns}\" dir=\"auto\">{}</td></tr>", escaped(note));
        }
        page.push_str("</tbody>\n");
    }
    page.push_str("</table>\n");
}

fn write_picture(page: &mut String, picture: &Picture) {
    let Picture { says, width, height, shapes } = picture;
    let _ = writeln!(
        page,
        "<svg role=\"img\" aria-label=\"{}\" viewBox=\"0 0 {width:.1} {height:.1}\" width=\"{width:.1}pt\" height=\"{height:.1}pt\">",
        escaped(says)
    );
    for shape in shapes {
        let _ = match shape {
            Shape::Bar(x, y, w, h, filled) => {
                let class = if *filled { "ink" } else { "outline" };
                writeln!(page, "<rect class=\"{class}\" x=\"{x:.1}\" y=\"{y:.1}\" width=\"{w:.1}\" height=\"{h:.1}\"/>")
            }
            Shape::Line(x1, y1, x2, y2) => {
                writeln!(page, "<path class=\"outline\" d=\"M{x1:.1} {y1:.1}L{x2:.1} {y2:.1}\"/>")
            }
            Shape::Ring(x, y, r) => {
                writeln!(page, "<circle class=\"outline\" cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{r:.1}\"/>")
            }
            Shape::Diamond(x, y, r) => {
                writeln!(page, "<path class=\"ink\" d=\"M{x:.1} {:.1}l{r} {r}l-{r} {r}l-{r} -{r}z\"/>", y - r)
            }
            Shape::Dash(x, y, r) => {
                writeln!(page, "<path class=\"outline\" d=\"M{:.1} {y:.1}h{:.1}\"/>", x - r, r * 2.0)
            }
            Shape::Text(x, y, size, anchor, text) => {
                let anchor = match anchor {
                    Anchor::Start => "start",
                    Anchor::Middle => "middle",
                    Anchor::End => "end",
                };
                let text = escaped(text);
                writeln!(
                    page,
                    "<text x=\"{x:.1}\" y=\"{y:.1}\" font-size=\"{size}\" text-anchor=\"{anchor}\">{text}</text>"
                )
            }
        };
    }
    page.push_str("</svg>\n");
}

/// Text that no browser takes for markup, without what turns the writing around or hides it.
fn escaped(text: &str) -> String {
    let shown = plain::text(text);
    let mut safe = String::with_capacity(shown.len());
    for sign in shown.chars() {
        match sign {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            sign => safe.push(sign),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_somebody_wrote_is_text_and_nothing_else() {
        assert_eq!(escaped("<script>a&b</script>\"'"), "&lt;script&gt;a&amp;b&lt;/script&gt;&quot;&#39;");
        assert!(!escaped("a\u{202e}b\u{1b}[31m").contains(['\u{202e}', '\u{1b}']));
    }

    #[test]
    fn the_page_has_no_script_and_names_nothing_outside_it() {
        let note = "</td><script src=https://example.org></script><img src=x onerror=alert(1)>";
        let row = Row { cells: vec!["1".into()], note: Some(note.into()) };
        let table = Table { caption: "t".into(), columns: Vec::new(), rows: vec![row] };
        let document = Document {
            title: "T".into(),
            subtitle: "S".into(),
            name: Some(("Name".into(), "<b>".into())),
            paper: Paper::Letter,
            summary: vec![Block::Table(table)],
            details: Vec::new(),
            footer: "F".into(),
        };
        let page = html(&document);
        assert!(!page.contains("<script") && !page.contains("<img") && !page.contains("src=\""));
        assert!(page.contains("size: letter") && !page.contains("size: a4") && !page.contains("href"));
    }
}
