#!/usr/bin/env bash
# A monitoring script as people write them: curl and jq. EM_URL, EM_USER and EM_PASSWORD say where and who.
set -euo pipefail

logon=$(curl -sSk -X POST -u "$EM_USER:$EM_PASSWORD" -H 'Accept: application/json' "$EM_URL/sessionMngr/?v=latest")
id=$(jq -r '.SessionId // .sessionId' <<<"$logon")
token=$(printf %s "$id" | base64 -w 0)

# Version 13 writes camelCase, older ones PascalCase: names are taken in lower case.
lower='def lower: if type == "object" then with_entries(.key |= ascii_downcase | .value |= lower) elif type == "array" then map(lower) else . end; lower'
get() { curl -sSkf -H 'Accept: application/json' -H "X-RestSvcSessionId: $token" "$@" | jq -c "$lower"; }

since=$(date -u -d '1 day ago' +%Y-%m-%dT%H:%M:%SZ)
get -G "$EM_URL/query" --data-urlencode 'type=ReplicaJobSession' --data-urlencode 'format=Entities' \
  --data-urlencode "filter=CreationTime>=\"$since\"" --data-urlencode 'sortAsc=CreationTime' |
  jq -r '.entities.replicajobsessions.replicajobsessions[] | "session|\(.jobname)|\(.result)"'

get "$EM_URL/repositories?format=Entity" | jq -r '.repositories[] | "repository|\(.name)|\(.capacity)|\(.freespace)"'

jobs=$(get "$EM_URL/jobs?format=Entity")
jq -r '.jobs[] | "job|\(.name)|\(.scheduleenabled)"' <<<"$jobs"

sessions=$(jq -r 'first(.jobs[] | select(.name == "Nightly Replication")).links[] | select(.rel == "Down" and .type == "ReplicaJobSessionReferenceList").href' <<<"$jobs")
get "$sessions" | jq -r '.refs[].links[] | select(.rel == "Alternate").href' | while read -r href; do get "$href"; done |
  jq -rs 'max_by(.creationtimeutc) | "last|\(.jobname)|\(.state)"'

page="$EM_URL/query?type=ReplicaTaskSession&filter=State!=%22Pending%22&sortAsc=Name&pageSize=4&page=1"
while [ -n "$page" ]; do
  answer=$(get "$page")
  jq -r '.refs.refs // .refs | .[] | "task|\(.name | sub("@.*"; ""))"' <<<"$answer"
  page=$(jq -r '[.paginginfo.links[] | select(.rel == "Next").href][0] // ""' <<<"$answer")
done

curl -sSk -o /dev/null -w 'logoff|%{http_code}\n' -X DELETE -H "X-RestSvcSessionId: $token" "$EM_URL/logonSessions/$id"
