"""What a screen reader takes for the speech dispatcher: writes down what is spoken, and speaks as long as it would.

A line a sentence, as JSON, in the file that HEARD names: what was spoken to its end, and what was cut short, which a person
may not have heard. May know: what Orca uses of the module that this one stands in for. Must never: make a sound.
"""

import html
import json
import os
import queue
import re
import threading

# Ten times as fast as speech: a journey does not wait longer than it must.
SECONDS_A_LETTER = 0.006


class CallbackType:
    BEGIN, CANCEL, END, INDEX_MARK, PAUSE, RESUME = "begin", "cancel", "end", "index_mark", "pause", "resume"


class Priority:
    IMPORTANT, MESSAGE, TEXT, NOTIFICATION, PROGRESS = "important", "message", "text", "notification", "progress"


class PunctuationMode:
    ALL, MOST, SOME, NONE = "all", "most", "some", "none"


class DataMode:
    TEXT, SSML = "text", "ssml"


class Scope:
    SELF, ALL = "self", "all"


class SSIPError(Exception):
    pass


class SSIPCommunicationError(SSIPError):
    pass


class SSIPCommandError(SSIPError):
    pass


def plain(text):
    """The words, without marks and markup."""
    return " ".join(html.unescape(re.sub(r"<[^>]*>", "", text)).split())


class Voice:
    """Speaks one thing after the other on a thread of its own."""

    def __init__(self, path):
        self.path = path
        self.waiting = queue.Queue()
        self.stopped = threading.Event()
        threading.Thread(target=self.run, daemon=True).start()

    def speak(self, text, callback):
        self.waiting.put((text, callback))

    def stop(self):
        while True:
            try:
                text, _ = self.waiting.get_nowait()
            except queue.Empty:
                break
            self.write(text, True)
        self.stopped.set()

    def run(self):
        while True:
            text, callback = self.waiting.get()
            self.stopped.clear()
            cut = self.stopped.wait(len(text) * SECONDS_A_LETTER)
            self.write(text, cut)
            if callback:
                callback(CallbackType.CANCEL if cut else CallbackType.END)

    def write(self, text, cut):
        if text:
            with open(self.path, "a", encoding="utf-8") as heard:
                heard.write(json.dumps({"text": text, "cut": cut}) + "\n")


class SSIPClient:
    """The part of a client that Orca uses. What only sets the voice does nothing."""

    voice = None

    def __init__(self, *_, **__):
        if SSIPClient.voice is None:
            SSIPClient.voice = Voice(os.environ["HEARD"])

    def speak(self, text, callback=None, event_types=None):
        self.voice.speak(plain(text), callback)

    def char(self, char):
        self.voice.speak(char, None)

    def key(self, key):
        self.voice.speak(key, None)

    def cancel(self, scope=Scope.SELF):
        self.voice.stop()

    stop = cancel

    def list_output_modules(self):
        return ()

    def list_synthesis_voices(self):
        return ()

    def __getattr__(self, name):
        if name.startswith(("set_", "get_", "pause", "resume", "close", "sound_icon")):
            return lambda *_, **__: None
        raise AttributeError(name)
