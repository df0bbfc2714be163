"""A compositor that draws nothing: wlroots' own seat, idle-notify and virtual keyboards on a Wayland socket.

Debian 12 has no wlroots new enough to speak ext-idle-notify-v1; pywlroots brings one (0.17) along.
"""

from pywayland.server import Display, Listener
from wlroots.wlr_types import Seat
from wlroots.wlr_types.idle_notify_v1 import IdleNotifierV1
from wlroots.wlr_types.virtual_keyboard_v1 import VirtualKeyboardManagerV1

display = Display()
seat = Seat(display, "seat0")
idle = IdleNotifierV1(display)
keyboards = VirtualKeyboardManagerV1(display)
listeners = []  # kept: a listener that is collected hears nothing


def listen(signal, heard):
    listener = Listener(heard)
    listeners.append((signal, listener))
    signal.add(listener)


def new_keyboard(_listener, virtual):
    keyboard = virtual.keyboard
    listeners.append(keyboard)
    listen(keyboard.key_event, lambda _listener, _event: idle.notify_activity(seat))


listen(keyboards.new_virtual_keyboard_event, new_keyboard)
display.add_socket("wayland-0")
display.run()
