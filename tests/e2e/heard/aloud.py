"""Starts Orca as its own program does, but for two things: the folder of this file comes first, so that what it speaks is
written down (speechd.py), and an Orca that somebody on this machine listens to is neither asked to leave nor in the way."""

import os
import sys

import gi

gi.require_version("Gdk", "3.0")
gi.require_version("Gtk", "3.0")

from orca import orca  # noqa: E402

manager = orca.getSettingsManager()
manager.activate(os.environ["ORCA_FOLDER"], {})
sys.path.insert(1, manager.getPrefsDir())
sys.exit(orca.main())
