"""Asks everything in the window what a screen reader may ask about its text, and what it is called.

Prints one JSON document: what has no name, which lists have how many items, and how much was asked. Ends with 1 when
something did not answer, and says what. Run with the environment of the desktop that the window is on.
"""

import json
import sys
import warnings

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

warnings.simplefilter("ignore", DeprecationWarning)

CONTROLS = {
    Atspi.Role.PUSH_BUTTON,
    Atspi.Role.TOGGLE_BUTTON,
    Atspi.Role.LINK,
    Atspi.Role.ENTRY,
    Atspi.Role.CHECK_BOX,
    Atspi.Role.RADIO_BUTTON,
    Atspi.Role.COMBO_BOX,
    Atspi.Role.SPIN_BUTTON,
    Atspi.Role.SLIDER,
}
WORDS = [Atspi.TextGranularity.WORD, Atspi.TextGranularity.LINE, Atspi.TextGranularity.SENTENCE]


def questions(thing, length):
    """What a reader asks about the text of a thing, each as a name and a call."""
    for at in sorted({at for at in (0, 1, length // 2, length - 1, length) if at >= 0}):
        for defaults in (False, True):
            yield f"attribute run at {at}", lambda: Atspi.Text.get_attribute_run(thing, at, defaults)
        yield f"attributes at {at}", lambda: Atspi.Text.get_text_attributes(thing, at)
        for words in WORDS:
            yield f"{words.value_nick} at {at}", lambda: Atspi.Text.get_string_at_offset(thing, at, words)
        yield f"place of letter {at}", lambda: Atspi.Text.get_character_extents(thing, at, Atspi.CoordType.SCREEN)
    yield "default attributes", lambda: Atspi.Text.get_default_attributes(thing)


def window(name, title):
    """The window of a program that has a title."""
    desktop = Atspi.get_desktop(0)
    for index in range(desktop.get_child_count()):
        program = desktop.get_child_at_index(index)
        if not program or program.get_name() != name:
            continue
        for which in range(program.get_child_count()):
            frame = program.get_child_at_index(which)
            if frame and frame.get_name() == title:
                return frame
    raise SystemExit(f"no window {title!r} of {name} is on the accessibility bus")


def walk(thing, found):
    role, name = thing.get_role(), thing.get_name()
    said = f"{thing.get_role_name()} {name!r}"
    found["things"] += 1
    found["web"] = found["web"] or role == Atspi.Role.DOCUMENT_WEB
    if role in CONTROLS and not name.strip():
        found["unnamed"].append(said)
    if "Text" in thing.get_interfaces():
        length = Atspi.Text.get_character_count(thing)
        text = Atspi.Text.get_text(thing, 0, -1)
        for question, ask in questions(thing, length):
            try:
                ask()
            except GLib.Error as error:
                raise SystemExit(f"{question} of {length} in {said}, {text!r}: {error.message}") from None
            found["asked"] += 1
    children = [thing.get_child_at_index(index) for index in range(thing.get_child_count())]
    if role == Atspi.Role.LIST:
        items = sum(child.get_role() == Atspi.Role.LIST_ITEM for child in children if child)
        found["lists"].append([name, items])
    for child in children:
        if child:
            walk(child, found)


found = {"things": 0, "asked": 0, "web": False, "unnamed": [], "lists": []}
try:
    walk(window(sys.argv[1], sys.argv[2]), found)
except GLib.Error as error:
    raise SystemExit(f"after {found['things']} things: {error.message}") from None
print(json.dumps(found))
