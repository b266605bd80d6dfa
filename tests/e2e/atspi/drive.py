#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Operates a Tocsin that runs on this display and session bus, as a screen reader does: by roles, names and actions on the accessibility bus.
Nothing is clicked, and no key is pressed.

    drive.py begin TITLE TEXT SERVER...     a new incident; an ETA in an hour stands behind TEXT
    drive.py update TEXT [--add SERVER] [--status WORD]
    drive.py explain TEXT                   a post-mortem, with TEXT at its end
    drive.py quit

What cannot be found, or does nothing, ends it with the tree of what there was on stderr.
"""
import argparse
import os
import sys
import time

import gi

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, GLib  # noqa: E402
import pyatspi  # noqa: E402

PATIENCE = float(os.environ.get('TOCSIN_ATSPI_PATIENCE', '120'))  # seconds; a busy machine is slow, not wrong


class Missing(Exception):
    pass


def has(thing, state):
    return thing.getState().contains(state)


def children(thing):
    for index in range(thing.childCount):
        child = thing.getChildAtIndex(index)
        if child is not None:
            yield child


def shown(thing):
    """Everything below a thing that is shown, outermost first."""
    for child in children(thing):
        if has(child, pyatspi.STATE_SHOWING) or child.getRoleName() == 'popup menu':
            yield child
            yield from shown(child)


def wait(what, condition):
    """What the condition answers, as soon as it is something. Things may vanish while one looks at them."""
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            answer = condition()
            if answer:
                return answer
        except (GLib.Error, RuntimeError, LookupError, AttributeError):
            pass
        if time.monotonic() > deadline:
            raise Missing(what)
        time.sleep(0.05)


def find(root, role, name):
    """The first thing of this role that is shown and whose name begins like this."""
    def look():
        return next((one for one in shown(root) if one.getRoleName() == role and one.name.startswith(name)), None)
    return wait(f'{role} "{name}"', look)


def act(thing, *names):
    actions = thing.queryAction()
    for index in range(actions.nActions):
        if actions.getName(index) in names:
            actions.doAction(index)
            return
    raise Missing(f'action {" or ".join(names)} of {thing.getRoleName()} "{thing.name}"')


def press(root, role, name):
    button = find(root, role, name)
    wait(f'"{name}" enabled', lambda: has(button, pyatspi.STATE_ENABLED))
    act(button, 'Press', 'Toggle', 'ShowMenu')
    return button


def text_of(field):
    return field.queryText().getText(0, -1)


def write(root, name, words):
    field = find(root, 'text', name)
    field.queryComponent().grabFocus()
    wait(f'focus in "{name}"', lambda: has(field, pyatspi.STATE_FOCUSED))
    field.queryEditableText().setTextContents(words)
    wait(f'"{words}" in "{name}"', lambda: text_of(field) == words)
    return field


def application():
    def look():
        for one in children(pyatspi.Registry.getDesktop(0)):
            if one.name == 'tocsin' and one.childCount:
                return one
        return None
    program = wait('application "tocsin"', look)
    program.set_cache_mask(Atspi.Cache.NONE)  # what was true a moment ago is of no use
    return program


class Console:
    def __init__(self):
        self.program = application()
        self.window = wait('main window', lambda: next(one for one in children(self.program) if one.name.endswith('Tocsin')))

    def pick(self, composer, server):
        write(composer, 'Scope', server)
        suggestions = find(self.program, 'list', 'Suggestions')  # they lie on the window
        press(suggestions, 'list item', server)
        find(composer, 'push button', f'Remove {server}')

    def menu(self, title, entry):
        opened = press(self.window, 'menu item', title)
        press(opened, 'menu item', entry)

    def post(self, window, button):
        press(window, 'push button', button)
        look = find(self.program, 'dialog', 'Last look')
        press(look, 'push button', 'Send')
        strip = find(self.window, 'frame', 'Posts that are about to leave')
        press(strip, 'push button', 'Send now')
        wait('the post to leave', lambda: not any(one.name == 'Send now' for one in shown(self.window)))

    def begin(self, title, text, servers):
        press(self.window, 'push button', 'New incident')
        composer = find(self.program, 'frame', 'New incident')
        write(composer, 'Title', title)
        for server in servers:
            self.pick(composer, server)
        body = write(composer, 'Text of the post', text)
        press(composer, 'push button', 'Insert a time or target')
        offers = find(self.program, 'list', 'Insert a time or a target')
        press(offers, 'list item', 'ETA, ETA in 1 h')
        # The chip is heard as the time that it stands for.
        wait('a chip behind the text', lambda: ':' in text_of(body).removeprefix(text))
        self.post(composer, 'Post')

    def update(self, text, server, status):
        press(self.window, 'push button', 'Write an update')
        composer = find(self.window, 'filler', 'Composer')
        write(composer, 'Text of the post', text)
        if server:
            self.pick(composer, server)
        if status:
            box = press(composer, 'combo box', 'Status')
            press(box, 'list item', status)
            wait(f'status {status}', lambda: box.name == f'Status: {status}')
        self.post(composer, 'Post update')

    def explain(self, text):
        self.menu('Incident', 'Write the post-mortem')
        composer = find(self.program, 'frame', 'Post-mortem')
        body = find(composer, 'text', 'Text of the post')
        wait('sections of a post-mortem', lambda: 'Summary' in text_of(body))
        body.queryEditableText().insertText(body.queryText().characterCount, text, len(text))
        wait('the cause', lambda: text_of(body).endswith(text))
        self.post(composer, 'Post update')

    def quit(self):
        self.menu('File', 'Quit')


def tree(thing, depth=0):
    try:
        if depth > 1 and not has(thing, pyatspi.STATE_SHOWING) and thing.getRoleName() != 'popup menu':
            return
        print('  ' * depth + f'{thing.getRoleName()} "{thing.name}"', file=sys.stderr)
        for child in children(thing):
            tree(child, depth + 1)
    except (GLib.Error, RuntimeError, LookupError) as problem:
        print('  ' * depth + f'gone: {problem}', file=sys.stderr)


def main():
    parser = argparse.ArgumentParser()
    steps = parser.add_subparsers(dest='step', required=True)
    begin = steps.add_parser('begin')
    begin.add_argument('title')
    begin.add_argument('text')
    begin.add_argument('server', nargs='+')
    update = steps.add_parser('update')
    update.add_argument('text')
    update.add_argument('--add')
    update.add_argument('--status')
    steps.add_parser('explain').add_argument('text')
    steps.add_parser('quit')
    wanted = parser.parse_args()

    Atspi.set_timeout(int(PATIENCE * 1000), int(PATIENCE * 1000))
    console = None
    try:
        console = Console()
        if wanted.step == 'begin':
            console.begin(wanted.title, wanted.text, wanted.server)
        elif wanted.step == 'update':
            console.update(wanted.text, wanted.add, wanted.status)
        elif wanted.step == 'explain':
            console.explain(wanted.text)
        else:
            console.quit()
    except (Missing, NotImplementedError, GLib.Error) as problem:
        print(f'not found: {problem}', file=sys.stderr)
        if console:
            tree(console.program)
        sys.exit(1)


main()
