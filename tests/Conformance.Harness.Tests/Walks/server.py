"""An unfinished Enterprise Manager, as somebody begins one: the entry point, logon sessions and /replicaSessions, by Python's standard library."""
import base64, datetime, json, os, uuid
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit
from xml.sax.saxutils import escape, quoteattr

ATTRIBUTES, ITEMS = ("Href", "Type", "Name", "UID", "Rel", "Message", "StatusCode"), {"Links": "Link", "SupportedVersions": "SupportedVersion"}
BASIC = "Basic " + base64.b64encode(f"{os.environ['EM_USER']}:{os.environ['EM_PASSWORD']}".encode()).decode()
SESSION, SERVER, JOB = "7569cab0-f437-587c-8f94-e556c9432f57", "7445e6ce-86f5-4171-b909-dac209c66563", "5611117f-de47-5ddd-a345-5da15921e303"
yesterday = (datetime.datetime.now(datetime.timezone.utc) - datetime.timedelta(days=1)).strftime("%Y-%m-%dT%H:%M:%SZ")
sessions = {}  # the id of each logon session by its token
link = lambda rel, kind, href, **more: {"Href": base + href, **more, "Type": kind, "Rel": rel}
text = lambda value: str(value).lower() if isinstance(value, bool) else str(value)

def xml(tag, fields):
    kids = "".join(f"<{key}>{escape(text(value))}</{key}>" if not isinstance(value, list) else f"<{key}>" + "".join(xml(ITEMS[key], item) for item in value) + f"</{key}>"
                   for key, value in fields.items() if key not in ATTRIBUTES)
    return f"<{tag}{''.join(f' {key}={quoteattr(text(value))}' for key, value in fields.items() if key in ATTRIBUTES)}>{kids}</{tag}>"

def logon(session):
    at = "/logonSessions/" + session
    return {"Href": base + at, "Type": "LogonSession", "Links": [link("Up", "EnterpriseManager", "/"), link("Delete", "LogonSession", at),
            link("Down", "ReplicaJobSessionReferenceList", "/replicaSessions"),
            link("Down", "ReplicaJobSessionList", "/replicaSessions?format=Entity")], "UserName": os.environ["EM_USER"], "SessionId": session}

def replica(entity):
    at, name, other = "/replicaSessions/" + SESSION, "Nightly@" + yesterday.translate({84: " ", 90: None}), "" if entity else "?format=Entity"
    links = [link("Up", "BackupServerReference", "/backupServers/" + SERVER, Name="vbr01"), link("Up", "JobReference", "/jobs/" + JOB, Name="Nightly"),
             link("Alternate", "ReplicaJobSession" + ("Reference" if entity else ""), at + other, Name=name), link("Down", "ReplicaTaskSessionReferenceList", at + "/replicaTaskSessions")]
    return {"Href": base + at + ("?format=Entity" if entity else ""), "Type": "ReplicaJobSession" + ("" if entity else "Reference"), "Name": name, "UID": "urn:veeam:ReplicaJobSession:" + SESSION,
            "Links": links, **({"JobUid": "urn:veeam:Job:" + JOB, "JobName": "Nightly", "JobType": "Replica", "CreationTimeUTC": yesterday, "EndTimeUTC": yesterday,
            "State": "Stopped", "Result": "Success", "Progress": 100, "IsRetry": False} if entity else {})}

class Handler(BaseHTTPRequestHandler):
    protocol_version, wbufsize = "HTTP/1.1", -1
    def answer(self, status, root="", fields=None, **headers):
        as_json = "json" in self.headers.get("Accept", "")
        many = isinstance(fields, tuple)  # the key of a list, the name of its members in XML, and they
        body = "" if fields is None else json.dumps({fields[0]: fields[2]} if many else fields) if as_json else \
            f'<?xml version="1.0"?><{root} xmlns="http://www.veeam.com/ent/v1.0"' + ("".join([">"] + [xml(fields[1], item) for item in fields[2]] + [f"</{root}>"]) if many else xml(root, fields)[len(root) + 1:])
        self.send_response(status)
        for name, value in {**headers, **({"Content-Type": "application/json" if as_json else "application/xml"} if body else {}), "Content-Length": str(len(body.encode()))}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body.encode() if self.command != "HEAD" else b"")
    error = lambda self, status, message, **headers: self.answer(status, "Error", {"Message": message, "StatusCode": status}, **headers)
    def handle_one(self):
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        url = urlsplit(self.path)
        path, query = url.path.removeprefix("/api").rstrip("/").lower(), {key.lower(): value[0] for key, value in parse_qs(url.query).items()}
        token = self.headers.get("Cookie", "").partition("X-RestSvcSessionId=")[2].partition(";")[0] or self.headers.get("X-RestSvcSessionId")
        entity, (_, kind, *rest) = query.get("format", "").lower() == "entity", (path + "/").rstrip("/").split("/") if path else ("", "")
        allowed = {"": "GET", "sessionmngr": "POST", "logonsessions": "GET DELETE" if rest else "GET", "replicasessions": "GET"}.get(kind) if len(rest) < 2 else None
        if kind not in ("", "sessionmngr") and token not in sessions:
            return self.error(401, "A token is expected.", WWW_Authenticate="Basic Realm=RestSvc")
        if not allowed or rest and rest[0] not in ([*sessions.values()] if kind == "logonsessions" else [SESSION]):
            return self.error(404, "Cannot find resource " + url.path)
        if self.command.replace("HEAD", "GET") not in allowed:
            return self.error(405, "The method is not supported.", Allow=allowed.replace(" ", ", "))
        if kind == "":
            return self.answer(200, "EnterpriseManager", {"Links": [link("Down", "LogonSessionList", "/logonSessions"), link("Create", "LogonSession", "/sessionMngr/?v=latest")],
                               "SupportedVersions": [{"Name": "v1_7", "Links": [link("Create", "LogonSession", "/sessionMngr/?v=v1_7")]}]})
        if kind == "sessionmngr":
            if query.get("v", "latest") not in ("latest", "v1_7"):
                return self.error(400, "No such version.")
            if self.headers.get("Authorization") != BASIC:
                return self.error(401, "The account is not known.", WWW_Authenticate="Basic Realm=RestSvc")
            token = base64.b64encode(uuid.uuid4().bytes).decode()
            sessions[token] = str(uuid.uuid4())
            return self.answer(201, "LogonSession", logon(sessions[token]), X_RestSvcSessionId=token, Set_Cookie=f"X-RestSvcSessionId={token}; Path=/api;")
        if self.command == "DELETE":
            sessions.pop(next(token for token, session in sessions.items() if session == rest[0]))
            return self.answer(204)
        if kind == "logonsessions":
            return self.answer(200, "LogonSession", logon(rest[0])) if rest else self.answer(200, "LogonSessions", ("LogonSessions", "LogonSession", [logon(sessions[token])]))
        if rest:
            return self.answer(200, "ReplicaJobSession" if entity else "EntityRef", replica(entity))
        self.answer(200, "ReplicaJobSessions" if entity else "EntityReferences", ("ReplicaJobSessions" if entity else "Refs", "ReplicaJobSession" if entity else "Ref", [replica(entity)]))
    do_GET = do_HEAD = do_POST = do_PUT = do_DELETE = do_PATCH = do_OPTIONS = handle_one
    log_message = lambda self, *args: None

server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
base = f"http://127.0.0.1:{server.server_port}/api"
print("listening", base, flush=True)
server.serve_forever()
