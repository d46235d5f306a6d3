"""What a server on Python reads: messages in base64, one a line, to what each means, one a line."""
import base64
import json
import sys

for line in sys.stdin:
    message = json.loads(base64.b64decode(line))
    params = message["params"]
    target = params.get("name") or params.get("uri") or params["ref"]["name"]
    print(json.dumps({"method": message["method"], "target": target, "arguments": params.get("arguments", params.get("argument", {}))}))
