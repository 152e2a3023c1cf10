"""Reads YAML with PyYAML and says whether it found the expected values.

One request a line on stdin: {"yaml": text, "documents": [JSON values]}.
One answer a line on stdout: {"equal": bool, "error": text}.
"""

import json
import sys

import yaml


def same(found, wanted):
    """Equal as JSON: true is not 1, but 1.0 is."""
    if isinstance(found, dict):
        return isinstance(wanted, dict) and found.keys() == wanted.keys() and all(same(found[key], wanted[key]) for key in found)
    if isinstance(found, list):
        return isinstance(wanted, list) and len(found) == len(wanted) and all(map(same, found, wanted))
    if isinstance(found, bool) or isinstance(wanted, bool):
        return found is wanted
    if isinstance(found, (int, float)) and isinstance(wanted, (int, float)):
        return found == wanted
    return type(found) is type(wanted) and found == wanted


def judge(line):
    request = json.loads(line)
    try:
        found = list(yaml.safe_load_all(request["yaml"]))
    except Exception as error:  # whatever the reader dislikes is the answer
        return {"equal": False, "error": str(error)}
    equal = same(found, request["documents"])
    return {"equal": equal} if equal else {"equal": False, "error": repr(found)}


for line in sys.stdin.buffer:
    print(json.dumps(judge(line)))
