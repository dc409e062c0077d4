"""The one program that is asked, openssl, and the files it is given."""

import os
import subprocess


def openssl(*arguments):
    """Runs openssl; whether it was content, and what it said."""
    try:
        ended = subprocess.run(("openssl",) + arguments, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    except FileNotFoundError:
        raise OSError("the program openssl is not there") from None
    return ended.returncode == 0, ended.stdout.decode("utf-8", "replace") + ended.stderr.decode("utf-8", "replace")


def written(folder, name, data):
    """Writes a file for openssl; its path."""
    path = os.path.join(folder, name)
    with open(path, "wb") as file:
        file.write(data)
    return path
