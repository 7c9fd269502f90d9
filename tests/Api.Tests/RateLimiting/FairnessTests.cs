using System.Net;
using System.Net.Sockets;
using System.Text;
using MsaOrleans.Api.Tests.Hosting;

namespace MsaOrleans.Api.Tests.RateLimiting;

/// <summary>What one caller can hold of the places that all share.</summary>
public sealed class FairnessTests(LimitedService running) : IClassFixture<LimitedService>
{
    private const int Held = LimitedService.PlacesPerCaller + LimitedService.WaitingPerCaller,
        Refused = 3;

    [Fact]
    public async Task Bodies_that_do_not_come_take_half_of_the_places_at_most()
    {
        using var fanny = await running.MemberAsync("fanny");
        var slow = new List<TcpClient>();
        try
        {
            for (var place = 0; place < Held + Refused; place++)
                slow.Add(await BeginAsync(fanny));
            var refused = 0;
            await foreach (var answer in Task.WhenEach(slow.Select(StatusAsync)))
                if (await answer == "HTTP/1.1 429" && ++refused == Refused)
                    break;
            Assert.Equal(Refused, refused);

            using var gaston = LimitedService.From(await running.MemberAsync("gaston"), "192.0.2.11");
            Assert.Equal(HttpStatusCode.OK, (await gaston.GetAsync("/api/v1/funds")).StatusCode);
            await gaston.SubmitAsync("gaston").JsonAsync(201);
        }
        finally
        {
            slow.ForEach(client => client.Dispose());
        }
    }

    [Fact]
    public async Task Boards_followed_live_take_half_of_the_places_at_most()
    {
        using var agent = LimitedService.From(await running.AgentAsync("bourgogne"), "192.0.2.12");
        using var other = LimitedService.From(await running.AgentAsync("picardie"), "192.0.2.13");
        var boards = new List<HttpResponseMessage>();
        for (var window = 0; window < LimitedService.PlacesPerCaller; window++)
            boards.Add(await FollowAsync(agent, "bourgogne"));
        Assert.All(boards, board => Assert.Equal(HttpStatusCode.OK, board.StatusCode));

        using var refused = await FollowAsync(agent, "bourgogne");
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        using var followed = await FollowAsync(other, "picardie");
        Assert.Equal(HttpStatusCode.OK, followed.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await agent.GetAsync("/api/v1/funds")).StatusCode);
        boards.ForEach(board => board.Dispose());
    }

    private static Task<HttpResponseMessage> FollowAsync(HttpClient agent, string fund) =>
        agent.GetAsync($"/api/v1/funds/{fund}/board/events", HttpCompletionOption.ResponseHeadersRead);

    private static async Task<string> StatusAsync(TcpClient client)
    {
        var bytes = new byte["HTTP/1.1 429".Length];
        await client.GetStream().ReadExactlyAsync(bytes);
        return Encoding.ASCII.GetString(bytes);
    }

    /// <summary>Begins a request whose body does not come.</summary>
    private async Task<TcpClient> BeginAsync(HttpClient member)
    {
        var (client, address) = (new TcpClient(), running.Service.Http.BaseAddress!);
        await client.ConnectAsync(address.Host, address.Port);
        await client
            .GetStream()
            .WriteAsync(
                Encoding.ASCII.GetBytes(
                    $"POST /api/v1/mailboxes/fanny/contacts HTTP/1.1\r\nHost: {address.Authority}\r\n"
                        + $"Authorization: {member.DefaultRequestHeaders.Authorization}\r\n"
                        + "Content-Type: application/json\r\nContent-Length: 500\r\n\r\n{"
                )
            );
        return client;
    }
}
