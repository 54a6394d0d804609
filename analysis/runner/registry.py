"""The notebooks that there are, and the parameter model of each."""

import importlib
from typing import Any

import yaml

from analysis.errors import InputError, known
from analysis.parameters.base import NotebookParameters
from analysis.paths import notebooks


def parameter_model(notebook: str) -> type[NotebookParameters]:
    """The parameter model of a notebook. Raises InputError for an unknown name."""
    known(notebook, notebooks(), "notebook")
    return importlib.import_module(f"analysis.parameters.{notebook}").Parameters


def given_parameters(pairs: list[str], scenario: str | None) -> dict[str, Any]:
    """The parameters of a call: a scenario file, then name=value pairs over it.

    pairs: e.g. 'mask_angle_deg=20', the value read as YAML; scenario: path of a YAML mapping.
    Raises InputError for a malformed pair, or an unreadable or malformed file.
    """
    given = _scenario(scenario) if scenario else {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals or not name.strip():
            raise InputError(f"-p {pair}: allowed is name=value")
        try:
            given[name.strip()] = yaml.safe_load(value)
        except (yaml.YAMLError, ValueError):  # ValueError: a date that is in no calendar
            given[name.strip()] = value
    return given


def _scenario(file: str) -> dict[str, Any]:
    try:
        with open(file, encoding="utf-8") as stream:
            content = yaml.load(stream, Loader=_OnceLoader)
    except OSError as error:
        raise InputError(f"scenario {file}: {str(error.strerror).lower()}") from None
    except UnicodeDecodeError:
        raise InputError(f"scenario {file}: is not a text file") from None
    except ValueError as error:
        raise InputError(f"scenario {file}: {error}") from None
    except yaml.MarkedYAMLError as error:
        line = f", line {error.problem_mark.line + 1}" if error.problem_mark else ""
        raise InputError(f"scenario {file}{line}: {error.problem}") from None
    if not isinstance(content, dict) or not all(isinstance(name, str) for name in content):
        raise InputError(f"scenario {file}: allowed is a mapping, one 'name: value' a line")
    return content


class _OnceLoader(yaml.SafeLoader):
    """YAML in which a name may stand once only."""

    def construct_mapping(self, node, deep=False):
        names = [key.value for key, _ in node.value]
        for key, _ in reversed(node.value):
            if names.count(key.value) > 1:
                raise yaml.constructor.ConstructorError(
                    None, None, f"'{key.value}' is given twice", key.start_mark
                )
        return super().construct_mapping(node, deep)
