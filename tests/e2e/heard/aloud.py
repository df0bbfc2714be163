"""Starts Orca as its own program does, but for two things: the folder of this file comes first, so that what it speaks is
written down (speechd.py), and an Orca that somebody on this machine listens to is neither asked to leave nor in the way.
Knows how Orca 43 calls its settings, and how Orca 48 does."""

import os
import sys

import gi

gi.require_version("Gdk", "3.0")
gi.require_version("Gtk", "3.0")

from orca import orca  # noqa: E402
from orca import settings_manager  # noqa: E402

old = hasattr(settings_manager, "getManager")
manager = settings_manager.getManager() if old else settings_manager.get_manager()
manager.activate(os.environ["ORCA_FOLDER"], {})
sys.path.insert(1, manager.getPrefsDir() if old else manager.get_prefs_dir())
sys.exit(orca.main())
