"""A monitoring script as people write them: Python's standard library, XML. EM_URL, EM_USER and EM_PASSWORD say where and who."""
import base64
import datetime
import os
import ssl
import urllib.parse
import urllib.request
import xml.etree.ElementTree as ET

NS = "{http://www.veeam.com/ent/v1.0}"
URL = os.environ["EM_URL"]
TLS = ssl._create_unverified_context()
token = None


def call(method, url, **headers):
    request = urllib.request.Request(url, method=method, headers=headers)
    if token:
        request.add_header("X-RestSvcSessionId", token)
    return urllib.request.urlopen(request, context=TLS)


def get(url):
    with call("GET", url) as response:
        return ET.fromstring(response.read())


basic = base64.b64encode(f"{os.environ['EM_USER']}:{os.environ['EM_PASSWORD']}".encode()).decode()
with call("POST", URL + "/sessionMngr/?v=latest", Authorization="Basic " + basic) as response:
    token = response.headers["X-RestSvcSessionId"]
    session = ET.fromstring(response.read())

since = (datetime.datetime.now(datetime.timezone.utc) - datetime.timedelta(days=1)).strftime("%Y-%m-%dT%H:%M:%SZ")
query = urllib.parse.urlencode({
    "type": "ReplicaJobSession", "format": "Entities", "filter": f'CreationTime>="{since}"', "sortAsc": "CreationTime"})
for one in get(f"{URL}/query?{query}").iter(NS + "ReplicaJobSession"):
    print("session|" + one.find(NS + "JobName").text + "|" + one.find(NS + "Result").text)

for one in get(URL + "/repositories?format=Entity"):
    print("repository|" + one.get("Name") + "|" + one.find(NS + "Capacity").text + "|" + one.find(NS + "FreeSpace").text)

jobs = get(URL + "/jobs?format=Entity")
for one in jobs:
    print("job|" + one.get("Name") + "|" + one.find(NS + "ScheduleEnabled").text)

job = next(one for one in jobs if one.get("Name") == "Nightly Replication")
down = next(link.get("Href") for link in job.iter(NS + "Link") if link.get("Rel") == "Down" and link.get("Type") == "ReplicaJobSessionReferenceList")
entities = [get(link.get("Href")) for link in get(down).iter(NS + "Link") if link.get("Rel") == "Alternate"]
last = max(entities, key=lambda each: each.find(NS + "CreationTimeUTC").text)
print("last|" + last.find(NS + "JobName").text + "|" + last.find(NS + "State").text)

page = URL + "/query?" + urllib.parse.urlencode({"type": "ReplicaTaskSession", "filter": 'State!="Pending"', "sortAsc": "Name", "pageSize": 4, "page": 1})
while page:
    answer = get(page)
    for one in answer.iter(NS + "Ref"):
        print("task|" + one.get("Name").split("@")[0])
    page = next((link.get("Href") for link in answer.find(NS + "PagingInfo").iter(NS + "Link") if link.get("Rel") == "Next"), None)

with call("DELETE", URL + "/logonSessions/" + session.find(NS + "SessionId").text) as response:
    print("logoff|" + str(response.status))
