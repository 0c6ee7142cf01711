"""Nothing is sent: each command is watched by strace, and so is what it leaves in an empty home.

A call with an address of another machine, or a look into the files that names are looked up with, is found;
sockets within this machine are not. Where strace is absent the tests are skipped, and fail in CI.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path

import pytest
from training_runs import TINY_TOML, write_phantom_dataset
from xvlm.cli.app import app
from xvlm.explain.phantom_dicom import write_phantom_dicom
from xvlm.models.phantom import Lesion, make_phantom
from xvlm.runtimes import default_bundle_path

IN_CI = os.environ.get("CI") == "true"
watched = pytest.mark.skipif(not shutil.which("strace") and not IN_CI, reason="strace is not installed")

# An address in a system call, as strace writes it.
ADDRESS = re.compile(r'inet_addr\("([^"]+)"\)|inet_pton\(AF_INET6, "([^"]+)"')
# What a name is looked up with.
# A daemon (nscd) is asked for users' names too; where there is none, the files are read.
LOOKUP = re.compile(r'"(/etc/resolv\.conf|/etc/hosts|/etc/host\.conf)"|nscd/socket"}, \d+\) = 0')
# What docs/privacy.md names.
OWN_FOLDERS = (".cache/xvlm", ".config/xvlm")
RECIPE = """
target = "cpu"
engine = "onnxruntime"
[quantize]
calibration_images = 8
search_seconds = 5.0
[parity]
images = 4
[gate]
images = 4
quick_images = 4
close_images = 1
[gate.bounds]
"evidence.spearman" = { at_least = 0.5 }
"""


@dataclass(frozen=True)
class Desk:
    """A user's empty home, and files to work on."""

    home: Path
    work: Path

    def environment(self) -> dict[str, str]:
        """As after a login: no variable says where caches or keys are, and none that anything be off."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "XVLM_"))}
        variables = ("ORT_DISABLE_TELEMETRY", "HF_HUB_OFFLINE", "HF_HUB_DISABLE_TELEMETRY")
        asks_for_it = {**dict.fromkeys(variables, "0"), "TRANSFORMERS_OFFLINE": "0", "DO_NOT_TRACK": "0"}
        # Libraries report nothing where they see that they are tested.
        for name in ("CI", "TF_BUILD", "GITHUB_ACTIONS", "JENKINS_URL", "PYTEST_CURRENT_TEST"):
            kept.pop(name, None)
        return {**kept, **asks_for_it, "HOME": str(self.home), "OMP_NUM_THREADS": "1"}

    def watch(self, *command: str) -> list[str]:
        """Run Python with these arguments; the calls that leave this machine."""
        trace = self.work / "trace"
        strace = ["strace", "-f", "--seccomp-bpf", "-qq", "-e", "trace=network,openat", "-o", str(trace)]
        done = subprocess.run(
            [*strace, sys.executable, *command],
            cwd=self.work, env=self.environment(), stdin=subprocess.DEVNULL, capture_output=True, text=True,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout + done.stderr
        lines = trace.read_text(errors="replace").splitlines()
        assert any("openat(" in line for line in lines), "strace saw nothing"
        return [line for line in lines if LOOKUP.search(line) or _leaves(line)]

    def left_at_home(self) -> list[str]:
        """Files in the home that the documents do not name."""
        files = [path.relative_to(self.home) for path in self.home.rglob("*") if not path.is_dir()]
        return [str(path) for path in files if not str(path).startswith(OWN_FOLDERS)]


def _leaves(line: str) -> bool:
    addresses = [ip_address(four or six) for four, six in ADDRESS.findall(line)]
    return any(not address.is_loopback for address in addresses)


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the commands are given: a study, a folder of them, labelled ones, a recipe, a configuration."""
    folder = tmp_path_factory.mktemp("files")
    (folder / "studies").mkdir()
    for number in range(2):
        phantom = make_phantom(256, [Lesion("consolidation", "left")], seed=number)
        write_phantom_dicom(folder / "studies" / f"{number}.dcm", phantom)
    shutil.copy(folder / "studies" / "0.dcm", folder / "scan.dcm")
    write_phantom_dataset(folder / "labelled", 24)
    (folder / "recipe.toml").write_text(RECIPE)
    (folder / "finetune.toml").write_text(f'stage = "finetune"\n{TINY_TOML}')
    shutil.copytree(default_bundle_path(), folder / "bundle")
    return folder


@pytest.fixture
def desk(files: Path, tmp_path: Path) -> Desk:
    (tmp_path / "home").mkdir()
    shutil.copytree(files, tmp_path / "work")
    return Desk(tmp_path / "home", tmp_path / "work")


COMMANDS = {
    "explain": [
        "explain studies --out reports --format png,html,json",
        "explain scan.dcm --engine openvino --lang sw",
    ],
    "ask": ["ask scan.dcm why? --json"],
    "calibrate": ["calibrate --data labelled --out clinic.json"],
    "verify": ["verify bundle"],
    "install": ["install bundle"],
    "doctor": ["doctor --target cpu"],
    "compress": ["compress --recipe recipe.toml --out made"],
    "train": ["train finetune --data labelled --run run --config finetune.toml"],
    "bench run": [
        "bench run --scenario single-stream --seconds 0.1 --json run.json",
        "bench report run.json --no-estimates -o report.html",
    ],
    "bench evaluate": ["bench evaluate --data labelled --json figures.json --card card.md"],
    "bench fidelity": ["bench fidelity --reference bundle --data studies --json fidelity.json"],
    "bench cold-start": ["bench cold-start scan.dcm --runs 1"],
    "bundle": [
        "bundle keygen --out key.pem",
        "bundle sign bundle --key key.pem",
        "bundle verify bundle --public-key key.pub.pem",
        "bundle inspect bundle",
    ],
    "languages": ["languages list", "languages check sw"],
    "findings": ["findings list", "findings check"],
    "recipes": ["recipes list", "recipes show cpu"],
    "targets": ["targets list", "targets show jetson"],
}


def test_every_command_is_watched() -> None:
    known = {str(command.name) for command in app.registered_commands}
    for group in app.registered_groups:
        known |= {f"{group.name} {command.name}" for command in group.typer_instance.registered_commands}
    lines = [line for lines in COMMANDS.values() for line in lines]
    assert [command for command in known if not any(line.startswith(command) for line in lines)] == []


@watched
@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_sends_nothing_and_leaves_nothing_unnamed(desk: Desk, name: str) -> None:
    for line in COMMANDS[name]:
        assert desk.watch("-m", "xvlm.cli", *line.split()) == []
    assert desk.left_at_home() == []


@watched
def test_what_was_sent_would_be_seen(desk: Desk) -> None:
    """The watch itself: a datagram's address (RFC 5737's, that nobody has), and a name that is looked up."""
    connect = "import socket; socket.socket(type=socket.SOCK_DGRAM).connect(('192.0.2.1', 9))"
    assert any("connect(" in line for line in desk.watch("-c", connect))
    assert desk.watch("-c", "open('/etc/resolv.conf').close()") != []
    assert desk.watch("-c", "import socket; socket.socket().bind(('127.0.0.1', 0))") == []
    (desk.home / "left").touch()
    assert desk.left_at_home() == ["left"]


@watched
def test_a_library_that_reports_would_be_seen(desk: Desk) -> None:
    """Without xvlm, onnxruntime leaves an identifier in the home, in the same environment."""
    model = desk.work / "bundle" / "judge.onnx"
    run = f"import onnxruntime; onnxruntime.InferenceSession({str(model)!r})"
    desk.watch("-c", run)
    assert any("onnxruntime" in name for name in desk.left_at_home())


@watched
def test_importing_xvlm_is_enough_in_each_process(desk: Desk) -> None:
    model = str(desk.work / "bundle" / "judge.onnx")
    (desk.work / "script.py").write_text(f"""
import xvlm
from multiprocessing import get_context

def work():
    import nncf, onnxruntime, openvino
    import openvino.tools.ovc
    onnxruntime.InferenceSession({model!r})
    import xvlm.offline
    assert xvlm.offline.still_on() == [], xvlm.offline.still_on()

if __name__ == "__main__":
    process = get_context("spawn").Process(target=work)
    process.start()
    process.join()
    assert process.exitcode == 0
""")
    assert desk.watch("script.py") == []
    assert desk.left_at_home() == []


def test_what_was_not_switched_off_in_time_is_said(desk: Desk) -> None:
    script = """
import os, onnxruntime, xvlm.offline
os.environ["HF_HUB_OFFLINE"] = "0"
print(*xvlm.offline.still_on(), sep="; ")
from xvlm.runtimes.doctor import Case, examine
(sent,) = (result for result in examine(Case.of(None, None)) if result.check == "nothing is sent")
print(sent.state, bool(sent.fix))
"""
    done = subprocess.run(
        [sys.executable, "-c", script], env=desk.environment(), capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines() == [
        "onnxruntime was imported before xvlm; HF_HUB_OFFLINE was changed",
        "bad True",
    ]


def test_doctor_says_that_nothing_is_sent_and_what_others_left(desk: Desk) -> None:
    left = desk.home / ".cache/Microsoft/DeveloperTools/.onnxruntime"
    left.mkdir(parents=True)
    command = [sys.executable, "-m", "xvlm.cli", "doctor", "--json"]
    done = subprocess.run(command, env=desk.environment(), capture_output=True, text=True, check=True)
    checks = {check["check"]: check for check in json.loads(done.stdout)["checks"]}
    assert checks["nothing is sent"]["state"] == "good"
    assert "onnxruntime (ORT_DISABLE_TELEMETRY=1)" in checks["nothing is sent"]["found"]
    assert checks["earlier reports"]["found"].startswith(str(left))


NO_USER = "import pwd; pwd.getpwuid = lambda _: {}[_]; del pwd; "
MAIN = "import sys; from xvlm.cli import main; main()"


@pytest.mark.parametrize(
    ("home", "engine"),
    [
        (None, "onnxruntime"),
        ("/nonexistent/home", "onnxruntime"),
        ("/proc/no-home", "openvino"),
        ("/dev/null", "onnxruntime"),
    ],
)
def test_no_home_to_write_to_changes_nothing_on_the_screen(desk: Desk, home: str | None, engine: str) -> None:
    """Known to neither variables nor system; absent; not to be written to, by root neither; no folder."""
    arguments = ["explain", str(desk.work / "scan.dcm"), "--engine", engine]
    environment = {name: value for name, value in desk.environment().items() if name != "HOME"}
    environment |= {"HOME": home} if home else {}
    usual = subprocess.run(
        [sys.executable, "-c", MAIN, *arguments], env=desk.environment(), capture_output=True, text=True
    )
    code = MAIN if home else NO_USER + MAIN
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], env=environment, capture_output=True, text=True
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, usual.stdout, ""), done.stderr


def test_a_home_of_somebody_else_is_one_plain_error(desk: Desk) -> None:
    """Whether a key is trusted cannot be seen there, and must not be passed over."""
    (desk.home / ".config").mkdir(mode=0)
    command = [sys.executable, "-c", MAIN, "explain", str(desk.work / "scan.dcm")]
    if not os.geteuid():
        # Root reads what it likes, unless it gives that up.
        os.chown(desk.home / ".config", 54321, 54321)
        command = ["setpriv", "--bounding-set", "-dac_override,-dac_read_search", *command]
    done = subprocess.run(command, env=desk.environment(), capture_output=True, text=True)
    assert done.returncode == 2, done.stderr
    assert "may not look for a key here (Permission denied). Set HOME" in " ".join(done.stderr.split())
