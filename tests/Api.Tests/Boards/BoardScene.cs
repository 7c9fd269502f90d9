using System.Text.Json;
using MsaOrleans.Api.Tests.Hosting;

namespace MsaOrleans.Api.Tests.Boards;

/// <summary>A fund's board over HTTP; each test has a fund of its own.</summary>
public abstract class BoardScene(RunningService running)
{
    /// <summary>Longer than the 2 s that are promised, for machines that run other tests meanwhile.</summary>
    protected static readonly TimeSpan Timeout = TimeSpan.FromSeconds(20);

    protected async Task<JsonElement> SubmitAsync(
        string memberId,
        string fund,
        string reason = "mon-changement-de-situation"
    ) =>
        await (await running.Service.MemberAsync(memberId, fund: fund))
            .SubmitAsync(memberId, People.Request(reason: reason))
            .JsonAsync(201);

    /// <summary>The items of a board once there are as many as expected, which is soon.</summary>
    protected static async Task<List<JsonElement>> ItemsAsync(
        HttpClient client,
        string fund,
        int count,
        string query = ""
    )
    {
        List<JsonElement> items = [];
        await Eventually.TrueAsync(
            async () =>
                (items = [.. (await PageAsync(client, fund, query)).GetProperty("items").EnumerateArray()]).Count
                == count,
            Timeout
        );
        return items;
    }

    protected static Task<JsonElement> PageAsync(HttpClient client, string fund, string query = "") =>
        client.GetAsync($"/api/v1/funds/{fund}/board{query}").JsonAsync(200);

    protected RunningService Running => running;
}

/// <summary>Tests of boards share one service.</summary>
[CollectionDefinition(Name)]
public sealed class BoardCollection : ICollectionFixture<RunningService>
{
    public const string Name = "boards";
}
