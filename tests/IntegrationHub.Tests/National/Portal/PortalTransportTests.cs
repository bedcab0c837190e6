using System.Text;
using System.Text.Json;
using CsCheck;
using IntegrationHub.National.Portal;
using IntegrationHub.TestKit;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace IntegrationHub.Tests.National.Portal;

public sealed class PortalTransportTests
{
    [Theory]
    [InlineData("""{"error_code":"0","message":"Thành công"}""", "0", "Thành công")]
    [InlineData("""{"error_code":0,"message":"Thành công"}""", "0", "Thành công")]
    [InlineData("""{"error_code":-3,"message":null}""", "-3", "")]
    [InlineData("""{"error_code":"-1"}""", "-1", "")]
    [InlineData("""{"error_code":null,"message":5}""", "?", "5")]
    [InlineData("""{"error_code":"","message":""}""", "?", "")]
    [InlineData("""{"error_code":"Nguyễn Văn A"}""", "?", "")]
    [InlineData("""{"error_code":{"x":1}}""", "?", "")]
    [InlineData("""{"error_code":"0\u0000"}""", "?", "")]
    public async Task A_whole_answer_is_read_with_code_and_words(string answer, string code, string message)
    {
        var reply = await ReplyToAsync(Encoding.UTF8.GetBytes(answer));

        var answered = Assert.IsType<PortalReply.Answered>(reply);
        Assert.Equal((code, message), (answered.Code, answered.Message));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("<html>502</html>")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"0\"")]
    [InlineData("{}")]
    [InlineData("""{"message":"thành công"}""")]
    [InlineData("""{"error_code":"0","message":"\ud800"}""")]
    [InlineData("""{"error_code":"0","\udfff":"x"}""")]
    [InlineData("""{"error_code":"0","result":[{"a":["\udbff"]}]}""")]
    public async Task An_answer_that_cannot_be_read_is_a_lost_one(string answer)
    {
        var reply = await ReplyToAsync(Encoding.UTF8.GetBytes(answer));

        Assert.IsType<PortalReply.Lost>(reply);
    }

    [Fact]
    public async Task Whatever_bytes_come_are_an_answer_or_a_lost_one()
    {
        var body = Array.Empty<byte>();
        await using var server = await ScriptedServer.StartAsync(context => context.Response.Body.WriteAsync(body).AsTask());
        await using var adapter = new PortalAdapter(server.Address);
        var seed = Encoding.UTF8.GetBytes("""{"error_code":"0","message":"Đồng bộ \u0111 thành công","result":[{"A":1}]}""");
        // One byte changed, one cut: close enough to an answer to get past the first look.
        var broken = Gen.Select(Gen.Int[0, seed.Length - 1], Gen.Byte, Gen.Int[0, seed.Length], (at, with, length) =>
        {
            var bytes = (byte[])seed.Clone();
            bytes[at] = with;
            return bytes[..length];
        });

        await Gen.OneOf(broken, Gen.Byte.Array[0, 40]).SampleAsync(
            async bytes =>
            {
                body = bytes;
                var reply = await adapter.Transport.PostAsync("x", new { }, repeatable: false, CancellationToken.None);
                Assert.True(reply is PortalReply.Answered or PortalReply.Lost, $"{reply}");
            },
            iter: 500, threads: 1);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(404)]
    [InlineData(401)]
    [InlineData(302)]
    public async Task Any_status_but_success_may_have_had_its_effect(int status)
    {
        await using var server = await ScriptedServer.StartAsync(context =>
        {
            context.Response.StatusCode = status;
            return context.Response.WriteAsync("""{"error_code":"0","message":"thành công"}""");
        });
        await using var adapter = new PortalAdapter(server.Address);

        var reply = await adapter.Transport.PostAsync("x", new { }, repeatable: false, TestContext.Current.CancellationToken);

        Assert.Equal(new PortalReply.Lost($"HTTP {status}"), reply);
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using var elsewhere = await ScriptedServer.StartAsync(context => context.Response.WriteAsync("""{"error_code":"0"}"""));
        await using var server = await ScriptedServer.StartAsync(context =>
        {
            (context.Response.StatusCode, context.Response.Headers.Location) = (StatusCodes.Status307TemporaryRedirect, elsewhere.Address.ToString());
            return Task.CompletedTask;
        });
        await using var adapter = new PortalAdapter(server.Address);

        var reply = await adapter.Transport.PostAsync("x", new { word = "mật khẩu" }, repeatable: false, TestContext.Current.CancellationToken);

        Assert.Equal(new PortalReply.Lost("HTTP 307"), reply);
        Assert.Equal(0, elsewhere.Requests);
    }

    [Fact]
    public async Task Nobody_listening_means_that_nothing_was_sent()
    {
        await using var adapter = new PortalAdapter(new Uri("http://127.0.0.1:9"));

        var reply = await adapter.Transport.PostAsync("x", new { }, repeatable: false, TestContext.Current.CancellationToken);

        Assert.IsType<PortalReply.NotSent>(reply);
    }

    [Fact]
    public async Task A_name_that_cannot_be_resolved_means_that_nothing_was_sent()
    {
        await using var adapter = new PortalAdapter(new Uri("http://portal.invalid"));

        var reply = await adapter.Transport.PostAsync("x", new { }, repeatable: false, TestContext.Current.CancellationToken);

        Assert.IsType<PortalReply.NotSent>(reply);
    }

    [Fact]
    public async Task A_connection_that_breaks_may_have_carried_the_call()
    {
        await using var server = await ScriptedServer.StartAsync(context =>
        {
            context.Abort();
            return Task.CompletedTask;
        });
        await using var adapter = new PortalAdapter(server.Address);

        var reply = await adapter.Transport.PostAsync("x", new { }, repeatable: false, TestContext.Current.CancellationToken);

        Assert.IsType<PortalReply.Lost>(reply);
    }

    [Fact]
    public async Task Half_an_answer_is_a_lost_one()
    {
        await using var server = await ScriptedServer.StartAsync(async context =>
        {
            context.Response.ContentLength = 100;
            await context.Response.WriteAsync("""{"error_code":"0","message":"thành công"}""");
            await context.Response.Body.FlushAsync();
            context.Abort();
        });
        await using var adapter = new PortalAdapter(server.Address);

        var reply = await adapter.Transport.PostAsync("x", new { }, repeatable: false, TestContext.Current.CancellationToken);

        Assert.IsType<PortalReply.Lost>(reply);
    }

    [Fact]
    public async Task An_answer_without_end_is_cut_off_and_lost()
    {
        await using var server = await ScriptedServer.StartAsync(async context =>
        {
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.Body.WriteAsync(new byte[65536], context.RequestAborted);
            }
        });
        await using var adapter = new PortalAdapter(server.Address);

        var reply = await adapter.Transport.PostAsync("x", new { }, repeatable: false, TestContext.Current.CancellationToken).Within(Within.AMinute);

        Assert.IsType<PortalReply.Lost>(reply);
    }

    [Fact]
    public async Task What_is_sent_is_readable_JSON_under_the_axis_headers()
    {
        var body = "";
        IHeaderDictionary headers = new HeaderDictionary();
        await using var server = await ScriptedServer.StartAsync(async context =>
        {
            headers = new HeaderDictionary(context.Request.Headers.ToDictionary());
            body = await new StreamReader(context.Request.Body).ReadToEndAsync();
            await context.Response.WriteAsync("""{"error_code":"0"}""");
        });
        await using var adapter = new PortalAdapter(server.Address);

        await adapter.Transport.PostAsync("x", new { Ten = "Nguyễn Đình Thử \"A\"" }, repeatable: false, TestContext.Current.CancellationToken);

        Assert.Contains("Nguyễn Đình Thử", body);
        Assert.Equal("Nguyễn Đình Thử \"A\"", JsonDocument.Parse(body).RootElement.GetProperty("Ten").GetString());
        Assert.StartsWith("application/json", headers.ContentType.ToString(), StringComparison.Ordinal);
        Assert.Equal(
            ("application/json", "utf-8", "VN:GOV:000.00.00.G22:vpcpdvcqg"),
            (headers.Accept.ToString(), headers["Charset"].ToString(), headers["dstcode"].ToString()));
    }

    [Fact]
    public async Task No_destination_code_no_header()
    {
        var sent = true;
        await using var server = await ScriptedServer.StartAsync(context =>
        {
            sent = context.Request.Headers.ContainsKey("dstcode");
            return context.Response.WriteAsync("""{"error_code":"0"}""");
        });
        await using var adapter = new PortalAdapter(server.Address, settings: ("Portal:DestinationCode", ""));

        await adapter.Transport.PostAsync("x", new { }, repeatable: false, TestContext.Current.CancellationToken);

        Assert.False(sent);
    }

    private static async Task<PortalReply> ReplyToAsync(byte[] answer)
    {
        await using var server = await ScriptedServer.StartAsync(context => context.Response.Body.WriteAsync(answer).AsTask());
        await using var adapter = new PortalAdapter(server.Address);
        return await adapter.Transport.PostAsync("x", new { }, repeatable: false, TestContext.Current.CancellationToken);
    }
}
