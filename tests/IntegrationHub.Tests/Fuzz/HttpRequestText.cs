using System.Text;

namespace IntegrationHub.Tests.Fuzz;

/// <summary>What may arrive at the port of pages and files: almost right, or no HTTP at all.</summary>
internal static class HttpRequestText
{
    private static readonly string[] Methods = ["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PATCH", "get", "PRI", "", "G\0T"];

    private static readonly string[] Targets =
    [
        "/", "/?refresh=off", "/?refresh=%00", "/?refresh=off&refresh=off", "/health", "/health/x", "/files/", "/files/00000000-0000-0000-0000-000000000000/00112233445566778899aabbccddeeff",
        "/files/00000000-0000-0000-0000-000000000000/zz112233445566778899aabbccddeeff", "/files/x/y", "/files/00000000-0000-0000-0000-000000000000/%00%00%00%00%00%00%00%00%00%00%00%00%00%00%00%00%00%00%00%00%00%00%00%00%00%00%00%00%00%00%00%00",
        "/jobs", "/jobs/recurring", "/jobs/servers", "/jobs/jobs/enqueued", "/jobs/jobs/enqueued/national", "/jobs/jobs/enqueued/%00", "/jobs/jobs/details/1", "/jobs/jobs/details/x", "/jobs/jobs/details/99999999999999999999",
        "/jobs/jobs/details/%00", "/jobs/jobs/succeeded?from=-1&count=999999999", "/jobs/jobs/succeeded?from=x&count=y", "/jobs/jobs/failed?from=0&count=-5", "/jobs/jobs/scheduled?from=99999999999", "/jobs/retries", "/jobs/stats",
        "/jobs/jobs/actions/requeue/x", "/jobs/recurring/trigger", "/jobs/recurring/remove", "/jobs/jobs/enqueued/delete", "/jobs/jobs/failed/requeue", "/jobs/js180", "/jobs/css180", "/jobs/../", "/jobs/jobs/batches",
        "/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/%", "/%zz", "/%c0%80", "/\u00ff", "*", "http://other.example/", "//", "/" + new string('a', 9000), "/?" + new string('b', 9000), "/overview.css", "/integrationhub.filings.v1.FilingService/SubmitFiling",
    ];

    private static readonly string[] Headers =
    [
        "Host: x", "Host: ", "Host: a\r\nHost: b", "Host: \u00e9", "Content-Length: -1", "Content-Length: 5", "Content-Length: 99999999999999999999", "Content-Length: 1\r\nContent-Length: 2", "Transfer-Encoding: chunked", "Transfer-Encoding: gzip, chunked",
        "Transfer-Encoding: chunked\r\nContent-Length: 3", "Expect: 100-continue", "Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\nHTTP2-Settings: AAMAAABkAAQAAP__", "Range: bytes=-1", "Range: bytes=5-1", "If-Modified-Since: never", "Cookie: " + new string('c', 5000),
        "Accept-Encoding: \0", "X: " + new string('y', 40_000), "no colon", ": no name", " folded", "Connection: close, keep-alive", "Content-Type: application/x-www-form-urlencoded", "Content-Type: multipart/form-data; boundary=x", "Content-Type: multipart/form-data", "Accept-Language: \u00ff\u00fe",
    ];

    private static readonly string[] Bodies = ["", "x", "jobs[]=1&jobs[]=x", "jobs[]=%00", "5\r\nhello\r\n0\r\n\r\n", "FFFFFFFFFFFFFFFF\r\nx", "-1\r\n", "--x\r\n\r\n--x--", "&&&&===", new string('z', 70_000), "\0\0\0\0"];

    public static byte[] Of(Random random)
    {
        if (random.Next(15) == 0)
        {
            var noise = new byte[random.Next(1, 400)];
            random.NextBytes(noise);
            return noise;
        }

        var text = new StringBuilder();
        var method = random.Next(3) == 0 ? Any(Methods, random) : random.Next(3) == 0 ? "POST" : "GET";
        text.Append(method).Append(' ').Append(Any(Targets, random)).Append(random.Next(12) == 0 ? " HTTP/9.9" : " HTTP/1.1").Append("\r\nHost: hub\r\n");
        for (var left = random.Next(4); left > 0; left--)
        {
            text.Append(Any(Headers, random)).Append("\r\n");
        }

        text.Append("\r\n").Append(Any(Bodies, random));
        var bytes = Encoding.Latin1.GetBytes(text.ToString());
        if (random.Next(6) == 0)
        {
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        }

        return random.Next(10) == 0 ? bytes[..random.Next(1, bytes.Length)] : bytes;
    }

    private static string Any(string[] texts, Random random) => texts[random.Next(texts.Length)];
}
