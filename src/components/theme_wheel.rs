//! The wheel of the report's themes, with a curve for every reference between two of them.
//!
//! It is decorative: each theme lists its references in text, so the image is hidden from assistive technology.

use std::collections::HashMap;
use std::f64::consts::TAU;

use leptos::prelude::*;

use super::context::RenderContext;
use crate::report::{Id, Strand};

/// The wheel's radius in user units; the view box is 400 wide and high around the origin.
const RADIUS: f64 = 176.0;
/// The gap between two sections, in units of a theme's width.
const GAP: f64 = 1.6;

/// A theme's position on the wheel.
struct Spoke<'a> {
    id: &'a Id,
    strand: Option<Strand>,
    angle: f64,
}

impl Spoke<'_> {
    /// The point at a distance from the centre.
    fn at(&self, radius: f64) -> (f64, f64) {
        (radius * self.angle.sin(), -radius * self.angle.cos())
    }
}

/// How many themes make a wheel; fewer are a few strokes beside a title.
pub(super) const FEWEST: usize = 6;

/// The wheel of the report.
#[component]
pub(super) fn ThemeWheel() -> impl IntoView {
    let context = RenderContext::current();
    let spokes = spokes(&context);
    let by_id: HashMap<_, _> = spokes.iter().map(|spoke| (spoke.id, spoke)).collect();
    let curves = context.bundle.themes.iter().flat_map(|theme| {
        theme.related.iter().filter_map(|related| {
            let from = by_id.get(&theme.id)?;
            let to = by_id.get(related)?;
            Some(view! { <path class=ink(to.strand) d=curve(from, to)></path> })
        })
    });
    let curves = curves.collect_view();
    let marks = spokes.iter().map(mark).collect_view();
    view! {
        <svg class="frontispiece" viewBox="-200 -200 400 400" aria-hidden="true" focusable="false">
            <g class="frontispiece-curves">{curves}</g>
            <g class="frontispiece-marks">{marks}</g>
        </svg>
    }
}

/// The themes around the wheel, clockwise from the top in reading order, with a gap after each section.
fn spokes(context: &RenderContext) -> Vec<Spoke<'_>> {
    let sections = &context.bundle.sections;
    let total = sections.iter().fold(0.0, |sum, section| sum + GAP + section.themes().fold(0.0, |sum, _| sum + 1.0));
    let mut position = GAP / 2.0;
    let mut spokes = Vec::new();
    for section in sections {
        for id in section.themes() {
            position += 0.5;
            spokes.push(Spoke { id, strand: section.strand, angle: TAU * position / total });
            position += 0.5;
        }
        position += GAP;
    }
    spokes
}

/// A curve between two themes, bent towards the centre.
fn curve(from: &Spoke<'_>, to: &Spoke<'_>) -> String {
    let ((x1, y1), (x2, y2)) = (from.at(RADIUS - 14.0), to.at(RADIUS - 14.0));
    let (cx, cy) = ((x1 + x2) * 0.18, (y1 + y2) * 0.18);
    format!("M{x1:.0} {y1:.0}Q{cx:.0} {cy:.0} {x2:.0} {y2:.0}")
}

/// A theme's mark: a disc for a digital trend, a square for a technology trend, a stroke for all others.
fn mark(spoke: &Spoke<'_>) -> AnyView {
    let (x, y) = spoke.at(RADIUS);
    let class = ink(spoke.strand);
    match spoke.strand {
        Some(Strand::Digital) => view! { <circle class=class cx=rounded(x) cy=rounded(y) r="7"></circle> }.into_any(),
        Some(Strand::Technology) => {
            view! { <rect class=class x=rounded(x - 6.5) y=rounded(y - 6.5) width="13" height="13"></rect> }.into_any()
        }
        None => {
            let ((x1, y1), (x2, y2)) = (spoke.at(RADIUS - 9.0), spoke.at(RADIUS + 9.0));
            view! { <path class=class d=format!("M{x1:.1} {y1:.1}L{x2:.1} {y2:.1}")></path> }.into_any()
        }
    }
}

fn rounded(length: f64) -> String {
    format!("{length:.1}")
}

fn ink(strand: Option<Strand>) -> &'static str {
    match strand {
        Some(Strand::Digital) => "digital",
        Some(Strand::Technology) => "technology",
        None => "plain",
    }
}
