"""Run programs of an SDK, each in a fork of a process that has imported what the SDK builds on.

`python forking.py SOCKET MODULE...` listens there until its standard input ends. Importing the
SDK's dependencies takes seconds of a core, many times what it does: here they are imported once.
The SDK itself is not. A program begins with its own environment, and imports the SDK anew: all
that the SDK reads and keeps is as in a process that was started for it.
"""

import gc
import importlib
import json
import os
import runpy
import select
import signal
import socket
import sys


def serve(address: str) -> None:
    """Return in the process of each program, ready to run it; never in this one."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as listener:
        listener.bind(address)
        listener.listen(50)
        signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for those that end
        print("ready", flush=True)
        while True:
            readable, _, _ = select.select([listener, sys.stdin], [], [])
            if sys.stdin in readable:
                sys.exit(0)
            client, _ = listener.accept()
            with client:
                if os.fork() == 0:
                    listener.close()
                    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
                    return begin(client)


def begin(client: socket.socket) -> None:
    """Return in the process of the program; in this one tell its exit code, and end."""
    message, files, _, _ = socket.recv_fds(client, 1_000_000, 2)
    asked = json.loads(message)
    program = os.fork()
    if program:
        _, status = os.waitpid(program, 0)
        client.sendall(str(os.waitstatus_to_exitcode(status)).encode())
        os._exit(0)
    with open(os.devnull) as nothing:
        os.dup2(nothing.fileno(), 0)
    for descriptor, file in zip((1, 2), files, strict=True):
        os.dup2(file, descriptor)
        os.close(file)
    os.chdir(asked["folder"])
    os.environ.clear()
    os.environ.update(asked["environment"])
    sys.argv[:] = asked["arguments"]
    sys.path[0] = os.path.dirname(sys.argv[0])
    return


if __name__ == "__main__":
    for name in sys.argv[2:]:
        importlib.import_module(name)
    gc.freeze()  # what is there is not looked through, and so not copied
    serve(sys.argv[1])
    runpy.run_path(sys.argv[0], run_name="__main__")
