# A monitoring script as people write them: Invoke-RestMethod, JSON. EM_URL, EM_USER and EM_PASSWORD say where and who.
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
[Console]::OutputEncoding = [Text.UTF8Encoding]::new($false)

$url = $env:EM_URL
$pair = [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes("$($env:EM_USER):$($env:EM_PASSWORD)"))
# Version 13 refuses the Content-Type of a form, which Invoke-RestMethod sends by itself.
$logon = Invoke-RestMethod -SkipCertificateCheck -Method Post -ContentType 'application/json' -Uri "$url/sessionMngr/?v=latest" -Headers @{ Authorization = "Basic $pair"; Accept = 'application/json' } -ResponseHeadersVariable answered
$headers = @{ 'X-RestSvcSessionId' = "$($answered['X-RestSvcSessionId'])"; Accept = 'application/json' }

function Get-Em($uri) { Invoke-RestMethod -SkipCertificateCheck -Uri $uri -Headers $headers }

$since = [DateTime]::UtcNow.AddDays(-1).ToString('yyyy-MM-ddTHH:mm:ssZ')
$filter = [Uri]::EscapeDataString("CreationTime>=`"$since`"")
foreach ($one in (Get-Em "$url/query?type=ReplicaJobSession&format=Entities&filter=$filter&sortAsc=CreationTime").Entities.ReplicaJobSessions.ReplicaJobSessions) {
    "session|$($one.JobName)|$($one.Result)"
}

foreach ($one in (Get-Em "$url/repositories?format=Entity").Repositories) { "repository|$($one.Name)|$($one.Capacity)|$($one.FreeSpace)" }

$jobs = (Get-Em "$url/jobs?format=Entity").Jobs
foreach ($one in $jobs) { "job|$($one.Name)|$("$($one.ScheduleEnabled)".ToLower())" }

$job = $jobs | Where-Object Name -eq 'Nightly Replication'
$down = $job.Links | Where-Object { $_.Rel -eq 'Down' -and $_.Type -eq 'ReplicaJobSessionReferenceList' }
$last = (Get-Em $down.Href).Refs.Links | Where-Object Rel -eq 'Alternate' | ForEach-Object { Get-Em $_.Href } | Sort-Object CreationTimeUTC | Select-Object -Last 1
"last|$($last.JobName)|$($last.State)"

$page = "$url/query?type=ReplicaTaskSession&filter=State!=%22Pending%22&sortAsc=Name&pageSize=4&page=1"
while ($page) {
    $answer = Get-Em $page
    foreach ($one in $answer.Refs.Refs ?? $answer.Refs) { "task|$(($one.Name -split '@')[0])" }
    $page = ($answer.PagingInfo.Links | Where-Object Rel -eq 'Next').Href
}

$gone = Invoke-WebRequest -SkipCertificateCheck -Method Delete -Uri "$url/logonSessions/$($logon.SessionId)" -Headers $headers
"logoff|$($gone.StatusCode)"
