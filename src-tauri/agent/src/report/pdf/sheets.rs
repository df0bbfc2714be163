//! Sheets of paper before they are written: what is drawn where, and what it is for somebody who hears it. How many sheets
//! there are is known at the end, and so nothing is written until then.

use std::num::NonZeroU16;

use krilla::color::rgb;
use krilla::geom::{PathBuilder, Rect};
use krilla::metadata::Metadata;
use krilla::page::PageSettings;
use krilla::paint::{Fill, Stroke};
use krilla::surface::Surface;
use krilla::tagging::{
    Artifact, ArtifactType, ContentTag, Identifier, ListNumbering, Node, TableHeaderScope, Tag, TagGroup, TagKind,
    TagTree,
};
use krilla::{Document, SerializeSettings};

use super::fonts::{Fonts, Look};
use crate::report::picture::{Anchor, Picture, Shape};

/// What a part of a report is.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Role {
    Heading(u16),
    Paragraph,
    /// With what it shows, in a sentence.
    Figure(String),
    Table,
    Row,
    ColumnHead,
    RowHead,
    Cell,
    List,
    Item,
}

/// A part of a report, in a tree.
#[derive(Debug)]
struct Part {
    role: Role,
    children: Vec<Child>,
}

#[derive(Debug, Clone, Copy)]
enum Child {
    Part(usize),
    Mark(usize),
}

/// Something on a sheet.
#[derive(Debug)]
enum Drawn {
    Text(Look, f32, f32, String),
    Rule(f32, f32, f32),
    Frame(Rect),
    Picture(Picture, f32, f32),
}

/// Sheets that grow.
#[derive(Debug)]
pub(super) struct Sheets {
    size: (f32, f32),
    /// A sheet is what is drawn on it, each with its number in the tree; without one nobody hears it.
    drawn: Vec<Vec<(Drawn, Option<usize>)>>,
    parts: Vec<Part>,
    top: Vec<usize>,
    marks: usize,
}

impl Sheets {
    pub(super) fn new(size: (f32, f32)) -> Self {
        Self { size, drawn: vec![Vec::new()], parts: Vec::new(), top: Vec::new(), marks: 0 }
    }

    pub(super) fn next(&mut self) {
        self.drawn.push(Vec::new());
    }

    pub(super) fn number(&self) -> usize {
        self.drawn.len()
    }

    /// Begins a part, in another one or at the top.
    pub(super) fn begin(&mut self, role: Role, within: Option<usize>) -> usize {
        let part = self.parts.len();
        self.parts.push(Part { role, children: Vec::new() });
        match within {
            Some(whole) => self.parts[whole].children.push(Child::Part(part)),
            None => self.top.push(part),
        }
        part
    }

    pub(super) fn text(&mut self, look: Look, (x, y): (f32, f32), text: &str, part: Option<usize>) {
        if !text.is_empty() {
            self.put(Drawn::Text(look, x, y, text.to_owned()), part);
        }
    }

    pub(super) fn rule(&mut self, (x, y): (f32, f32), width: f32) {
        self.put(Drawn::Rule(x, y, width), None);
    }

    pub(super) fn frame(&mut self, (x, y): (f32, f32), (width, height): (f32, f32)) {
        if let Some(frame) = Rect::from_xywh(x, y, width, height) {
            self.put(Drawn::Frame(frame), None);
        }
    }

    pub(super) fn picture(&mut self, picture: &Picture, (x, y): (f32, f32), part: usize) {
        self.put(Drawn::Picture(picture.clone(), x, y), Some(part));
    }

    fn put(&mut self, drawn: Drawn, part: Option<usize>) {
        let mark = part.map(|part| {
            self.parts[part].children.push(Child::Mark(self.marks));
            self.marks += 1;
            self.marks - 1
        });
        if let Some(sheet) = self.drawn.last_mut() {
            sheet.push((drawn, mark));
        }
    }

    /// The file. `below` writes what stands at the foot of each sheet.
    pub(super) fn written(
        &self,
        fonts: &Fonts,
        title: &str,
        below: &dyn Fn(usize) -> Vec<(f32, f32, String)>,
    ) -> Option<Vec<u8>> {
        let mut document = Document::new_with(SerializeSettings::default());
        let metadata = Metadata::new().title(title.to_owned()).language("en".to_owned()).creator("Limber".to_owned());
        document.set_metadata(metadata);
        let mut marks: Vec<Option<Identifier>> = (0..self.marks).map(|_| None).collect();
        for (at, sheet) in self.drawn.iter().enumerate() {
            let mut page = document.start_page_with(PageSettings::from_wh(self.size.0, self.size.1)?);
            let mut surface = page.surface();
            for (drawn, mark) in sheet {
                let tag = match mark {
                    Some(_) => ContentTag::Other,
                    None => ContentTag::Artifact(Artifact::with_kind(ArtifactType::Other)),
                };
                let identifier = surface.start_tagged(tag);
                drawn.draw(&mut surface, fonts);
                surface.end_tagged();
                if let Some(place) = mark.and_then(|mark| marks.get_mut(mark)) {
                    *place = Some(identifier);
                }
            }
            surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Footer)));
            ink(&mut surface);
            for (x, y, text) in below(at) {
                fonts.draw(&mut surface, Look { size: 7.5, bold: false }, (x, y), &text);
            }
            surface.end_tagged();
            surface.finish();
            page.finish();
        }
        let mut tree = TagTree::new().with_lang(Some("en".to_owned()));
        for part in &self.top {
            tree.push(self.group(*part, &mut marks));
        }
        document.set_tag_tree(tree);
        document.finish().ok()
    }

    fn group(&self, part: usize, marks: &mut [Option<Identifier>]) -> Node {
        let Part { role, children } = &self.parts[part];
        let mut group = TagGroup::new(role.tag());
        for child in children {
            match child {
                Child::Part(inner) => group.push(self.group(*inner, marks)),
                Child::Mark(mark) => {
                    if let Some(identifier) = marks[*mark].take() {
                        group.push(identifier);
                    }
                }
            }
        }
        Node::Group(group)
    }
}

impl Role {
    fn tag(&self) -> TagKind {
        match self {
            Self::Heading(level) => Tag::Hn(NonZeroU16::new(*level).unwrap_or(NonZeroU16::MIN), None).into(),
            Self::Paragraph => Tag::P.into(),
            Self::Figure(says) => Tag::Figure(Some(says.clone())).into(),
            Self::Table => Tag::Table.into(),
            Self::Row => Tag::TR.into(),
            Self::ColumnHead => Tag::TH(TableHeaderScope::Column).into(),
            Self::RowHead => Tag::TH(TableHeaderScope::Row).into(),
            Self::Cell => Tag::TD.into(),
            Self::List => Tag::L(ListNumbering::None).into(),
            Self::Item => Tag::LI.into(),
        }
    }
}

impl Drawn {
    fn draw(&self, surface: &mut Surface<'_>, fonts: &Fonts) {
        match self {
            Self::Text(look, x, y, text) => {
                ink(surface);
                fonts.draw(surface, *look, (*x, *y), text);
            }
            Self::Rule(x, y, width) => line(surface, 0.5, (*x, *y), (x + width, *y)),
            Self::Frame(frame) => {
                outline(surface, 0.5);
                let mut path = PathBuilder::new();
                path.push_rect(*frame);
                finish(surface, path);
            }
            Self::Picture(picture, x, y) => {
                for shape in &picture.shapes {
                    draw_shape(surface, fonts, shape, (*x, *y));
                }
            }
        }
    }
}

fn draw_shape(surface: &mut Surface<'_>, fonts: &Fonts, shape: &Shape, (left, top): (f32, f32)) {
    const ROUND: f32 = 0.5523;
    match shape {
        Shape::Bar(x, y, width, height, filled) => {
            let Some(bar) = Rect::from_xywh(left + x, top + y, *width, *height) else { return };
            if *filled {
                ink(surface);
            } else {
                outline(surface, 0.8);
            }
            let mut path = PathBuilder::new();
            path.push_rect(bar);
            finish(surface, path);
        }
        Shape::Line(x1, y1, x2, y2) => line(surface, 0.6, (left + x1, top + y1), (left + x2, top + y2)),
        Shape::Dash(x, y, r) => line(surface, 0.9, (left + x - r, top + y), (left + x + r, top + y)),
        Shape::Ring(x, y, r) => {
            outline(surface, 0.9);
            let (x, y, k) = (left + x, top + y, r * ROUND);
            let mut path = PathBuilder::new();
            path.move_to(x + r, y);
            path.cubic_to(x + r, y + k, x + k, y + r, x, y + r);
            path.cubic_to(x - k, y + r, x - r, y + k, x - r, y);
            path.cubic_to(x - r, y - k, x - k, y - r, x, y - r);
            path.cubic_to(x + k, y - r, x + r, y - k, x + r, y);
            path.close();
            finish(surface, path);
        }
        Shape::Diamond(x, y, r) => {
            ink(surface);
            let (x, y) = (left + x, top + y);
            let mut path = PathBuilder::new();
            path.move_to(x, y - r);
            path.line_to(x + r, y);
            path.line_to(x, y + r);
            path.line_to(x - r, y);
            path.close();
            finish(surface, path);
        }
        Shape::Text(x, y, size, anchor, text) => {
            ink(surface);
            let look = Look { size: *size, bold: false };
            let before = match anchor {
                Anchor::Start => 0.0,
                Anchor::Middle => fonts.width(look, text) / 2.0,
                Anchor::End => fonts.width(look, text),
            };
            fonts.draw(surface, look, (left + x - before, top + y), text);
        }
    }
}

fn ink(surface: &mut Surface<'_>) {
    surface.set_stroke(None);
    surface.set_fill(Some(Fill { paint: rgb::Color::new(0, 0, 0).into(), ..Fill::default() }));
}

fn outline(surface: &mut Surface<'_>, width: f32) {
    surface.set_fill(None);
    surface.set_stroke(Some(Stroke { paint: rgb::Color::new(0, 0, 0).into(), width, ..Stroke::default() }));
}

fn line(surface: &mut Surface<'_>, width: f32, from: (f32, f32), to: (f32, f32)) {
    outline(surface, width);
    let mut path = PathBuilder::new();
    path.move_to(from.0, from.1);
    path.line_to(to.0, to.1);
    finish(surface, path);
}

fn finish(surface: &mut Surface<'_>, path: PathBuilder) {
    if let Some(path) = path.finish() {
        surface.draw_path(&path);
    }
}
