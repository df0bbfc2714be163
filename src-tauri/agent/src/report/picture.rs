//! Pictures of a report, in points from their own upper left corner: shapes and short texts, black on white. Every number in
//! them also stands in a sentence or a table.

use limber_core::report::{Bar, Chart, MonthOfMarks};

/// What is drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    /// What it shows, in a sentence.
    pub says: String,
    /// Points.
    pub width: f32,
    /// Points.
    pub height: f32,
    /// From back to front.
    pub shapes: Vec<Shape>,
}

/// A part of a picture.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// A bar: its left, top, width, height, and whether it is filled.
    Bar(f32, f32, f32, f32, bool),
    /// A hairline from a point to a point.
    Line(f32, f32, f32, f32),
    /// A ring about a point, with its radius: a night without cramps.
    Ring(f32, f32, f32),
    /// A diamond about a point: a night with cramps.
    Diamond(f32, f32, f32),
    /// A dash about a point: not recorded.
    Dash(f32, f32, f32),
    /// A text at a point of its line: size, where on it the point is.
    Text(f32, f32, f32, Anchor, String),
}

/// Which part of a text is at its point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// Its first letter.
    Start,
    /// Its middle.
    Middle,
    /// Its last letter.
    End,
}

/// The words of the pictures.
#[derive(Debug)]
pub struct PictureWords {
    /// With cramps.
    pub cramps: String,
    /// Without.
    pub free: String,
    /// Not recorded.
    pub missing: String,
    /// What the numbers beside the rows are.
    pub of_recorded: String,
    /// Below a bar that is not filled.
    pub thin: String,
}

const SMALL: f32 = 7.5;
const ROW: f32 = 13.0;
/// Height of the bars at most.
const BARS: f32 = 66.0;

/// The nights, as wide as the page.
pub fn nights(chart: &Chart, says: String, words: &PictureWords, width: f32) -> Picture {
    match chart {
        Chart::Marks { months } => marks(months, says, words, width),
        Chart::Months { bars } => periods(bars, "%b", says, words, width),
        Chart::Years { bars } => periods(bars, "%Y", says, words, width),
    }
}

fn marks(months: &[MonthOfMarks], says: String, words: &PictureWords, width: f32) -> Picture {
    let (left, right) = (44.0, 44.0);
    let step = (width - left - right) / 31.0;
    let mut shapes = Vec::new();
    let middle = |day: usize| left + step * (day_number(day) - 0.5);
    for day in [1, 5, 10, 15, 20, 25, 30] {
        shapes.push(Shape::Text(middle(day), 8.0, SMALL, Anchor::Middle, day.to_string()));
    }
    shapes.push(Shape::Text(width, 8.0, SMALL, Anchor::End, words.of_recorded.clone()));
    for (at, month) in months.iter().enumerate() {
        let y = 12.0 + ROW * (day_number(at) + 0.5);
        shapes.push(Shape::Text(0.0, y + 2.7, 8.0, Anchor::Start, month.month.format("%b %Y").to_string()));
        for (day, mark) in month.marks.chars().enumerate() {
            let x = middle(day + 1);
            match mark {
                'c' => shapes.push(Shape::Diamond(x, y, 4.2)),
                'f' => shapes.push(Shape::Ring(x, y, 3.1)),
                '-' => shapes.push(Shape::Dash(x, y, 2.6)),
                _ => {}
            }
        }
        let count = format!("{} / {}", month.cramps, month.recorded);
        shapes.push(Shape::Text(width, y + 2.7, 8.0, Anchor::End, count));
    }
    let y = 12.0 + ROW * day_number(months.len()) + 9.0;
    shapes.extend(key(y, left, words));
    Picture { says, width, height: y + 5.0, shapes }
}

fn key(y: f32, left: f32, words: &PictureWords) -> Vec<Shape> {
    let text = |x: f32, text: &str| Shape::Text(x, y + 2.7, 8.0, Anchor::Start, text.to_owned());
    vec![
        Shape::Diamond(left + 5.0, y, 4.2),
        text(left + 13.0, &words.cramps),
        Shape::Ring(left + 125.0, y, 3.1),
        text(left + 133.0, &words.free),
        Shape::Dash(left + 265.0, y, 2.6),
        text(left + 273.0, &words.missing),
    ]
}

/// Bars of nights with cramps; the one of which too little is recorded is hollow.
fn periods(bars: &[Bar], label: &str, says: String, words: &PictureWords, width: f32) -> Picture {
    let most = bars.iter().map(|bar| bar.cramps).max().unwrap_or(0).max(1);
    let step = width / day_number(bars.len().max(1));
    let base = 10.0 + BARS;
    let every = (1..bars.len()).find(|every| day_number(*every) * step >= 22.0).unwrap_or(1);
    let mut shapes = vec![Shape::Line(0.0, base, width, base)];
    for (at, bar) in bars.iter().enumerate() {
        let (x, height) = (step * day_number(at), BARS * ratio(bar.cramps, most));
        let middle = x + step / 2.0;
        if bar.cramps > 0 {
            shapes.push(Shape::Bar(x + step * 0.18, base - height, step * 0.64, height, !bar.thin));
        }
        if step >= 13.0 {
            shapes.push(Shape::Text(middle, base - height - 2.5, SMALL, Anchor::Middle, bar.cramps.to_string()));
        }
        if at % every == 0 {
            let text = bar.span.since.format(label).to_string();
            shapes.push(Shape::Text(middle, base + 9.0, SMALL, Anchor::Middle, text));
        }
        if label == "%b" && (at == 0 || bar.span.since.format("%m").to_string() == "01") {
            let year = bar.span.since.format("%Y").to_string();
            shapes.push(Shape::Text(x + 2.0, base + 18.0, SMALL, Anchor::Start, year));
        }
    }
    let mut height = base + if label == "%b" { 21.0 } else { 12.0 };
    if bars.iter().any(|bar| bar.thin && bar.cramps > 0) {
        shapes.push(Shape::Bar(0.5, height + 2.0, 6.0, 7.0, false));
        shapes.push(Shape::Text(10.0, height + 8.5, 8.0, Anchor::Start, words.thin.clone()));
        height += 12.0;
    }
    Picture { says, width, height, shapes }
}

/// Cramps by the hour they began in, from noon to noon.
pub fn hours(cramps: &[u32; 24], says: String, width: f32) -> Picture {
    const HEIGHT: f32 = 46.0;
    let most = cramps.iter().copied().max().unwrap_or(0).max(1);
    let (step, base) = (width / 24.0, HEIGHT + 9.0);
    let mut shapes = vec![Shape::Line(0.0, base, width, base)];
    for at in 0..24_usize {
        let hour = (at + 12) % 24;
        let (x, count) = (step * day_number(at), cramps[hour]);
        if count > 0 {
            let height = HEIGHT * ratio(count, most);
            shapes.push(Shape::Bar(x + step * 0.14, base - height, step * 0.72, height, true));
            let number = count.to_string();
            // A number that is wider than its bar stands in the table of the review, not here.
            if day_number(number.len()) * 3.8 <= step + 1.0 {
                shapes.push(Shape::Text(x + step / 2.0, base - height - 2.0, 6.0, Anchor::Middle, number));
            }
        }
        if at % 4 == 0 {
            shapes.push(Shape::Text(x + step / 2.0, base + 9.0, SMALL, Anchor::Middle, format!("{hour:02}")));
        }
    }
    Picture { says, width, height: base + 12.0, shapes }
}

/// Small counts: days of a month, bars of a chart.
#[allow(clippy::cast_precision_loss, reason = "at most some hundreds")]
fn day_number(number: usize) -> f32 {
    number as f32
}

#[allow(clippy::cast_possible_truncation, reason = "a share of a length on paper")]
fn ratio(part: u32, whole: u32) -> f32 {
    (f64::from(part) / f64::from(whole)) as f32
}
