"""A file that another job has handed over as an artifact: taken out in memory, and never run."""

from __future__ import annotations

import io
import zipfile

from github_api import GitHub, call, download


class NoArtifact(Exception):
    """There is no such artifact, or it is not what it should be; the message says why."""


def file_in(github: GitHub, run: int, name: str, most: int) -> bytes:
    """Return the one file in the artifact `name` of the workflow run `run`.

    Of several with this name, the newest counts. A file larger than `most` bytes is refused, and
    its name and everything else that the archive says of itself is ignored.
    """
    listed = call(github, "GET", f"actions/runs/{run}/artifacts?name={name}&per_page=100")
    found = [one for one in listed["artifacts"] if one["name"] == name and not one["expired"]]
    if not found:
        raise NoArtifact(f"the run has no artifact named {name}")
    newest = max(found, key=lambda one: one["id"])
    if newest["size_in_bytes"] > most:
        raise NoArtifact(f"the artifact {name} is larger than {most} bytes")
    packed = download(github, f"actions/artifacts/{newest['id']}/zip", most + 10_000)
    return _unpacked(packed, most)


def _unpacked(packed: bytes, most: int) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(packed)) as archive:
            names = archive.namelist()
            if len(names) != 1:
                raise NoArtifact(f"the artifact holds {len(names)} files in the place of one")
            with archive.open(names[0]) as file:
                raw = file.read(most + 1)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, ValueError) as error:
        raise NoArtifact(f"the artifact cannot be unpacked: {error}") from None
    if len(raw) > most:
        raise NoArtifact(f"the artifact unpacks to more than {most} bytes")
    return raw
