using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using MsaOrleans.Api.Http;
using MsaOrleans.Api.Identity;
using MsaOrleans.Api.Problems;
using MsaOrleans.Api.RateLimiting;
using MsaOrleans.Boards;

namespace MsaOrleans.Api.Boards;

/// <summary>
/// A board as it changes (server-sent events). Each connection does one long poll of the board at a time, after its
/// client has received the last answer. The board keeps no list of clients.
/// </summary>
internal static class BoardEventsEndpoint
{
    /// <summary>Gives the stream's position, so that a client disconnected before any change can resume.</summary>
    private const string Ready = "ready";

    /// <summary>Keeps proxies from closing a quiet connection, and finds out that a client is gone.</summary>
    private const string Ping = "ping";

    /// <summary>A stream ends with the token it was opened with, and within a day.</summary>
    private const int LongestStreamSeconds = 24 * 60 * 60;

    public static void MapBoardEvents(this RouteGroupBuilder board) =>
        board
            .MapGet("/events", FollowAsync)
            .RequireRateLimiting(Overload.LiveBoards)
            .WithName("FollowBoard")
            .WithSummary("Les changements du tableau, en direct (server-sent events)")
            .WithDescription(
                "« ready » à la connexion, puis « changed » avec l’échange, « removed » avec « contactId », « "
                    + "reset » quand le tableau est à relire, « ping » toutes les 15 s. Avec Last-Event-ID, reprend "
                    + "où l’appelant en était."
            );

    internal static async Task<Results<ServerSentEventsResult<BoardChange>, RefusalResult>> FollowAsync(
        string fund,
        [FromHeader(Name = "Last-Event-ID")] string? lastEventId,
        Caller caller,
        IGrainFactory grains,
        TimeProvider time,
        IHostApplicationLifetime lifetime,
        EndedTokens ended,
        HttpContext context
    )
    {
        var (actor, board) = (caller.Actor, grains.GetGrain<IBoardGrain>(fund));
        var first = await board.ReadEventsAsync(actor, after: null, context.RequestAborted);
        if (!first.TryGet(out var start, out var refusal))
            return refusal.ToResult();
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers["X-Accel-Buffering"] = "no";
        var open = CancellationTokenSource.CreateLinkedTokenSource(
            context.RequestAborted,
            lifetime.ApplicationStopping
        );
        context.Response.RegisterForDispose(open);
        open.CancelAfter(HttpMethods.IsHead(context.Request.Method) ? TimeSpan.Zero : LifetimeOf(caller, time));
        return TypedResults.ServerSentEvents(StreamAsync(board, caller, ended, lastEventId, start.Last, open.Token));
    }

    private static TimeSpan LifetimeOf(Caller caller, TimeProvider time) =>
        TimeSpan.FromSeconds(Math.Clamp((caller.Until - time.GetUtcNow()).TotalSeconds, 0, LongestStreamSeconds));

    private static async IAsyncEnumerable<SseItem<BoardChange>> StreamAsync(
        IBoardGrain board,
        Caller caller,
        EndedTokens ended,
        string? resumeAfter,
        string start,
        [EnumeratorCancellation] CancellationToken open
    )
    {
        var after = resumeAfter ?? start;
        if (resumeAfter is null)
            yield return new(new(), Ready) { EventId = start };
        while (!open.IsCancellationRequested)
        {
            if (await NewsAsync(board, caller, ended, after, open) is not { } news)
                yield break;
            foreach (var change in news.Events)
                yield return ToItem(change);
            if (news.Events.IsEmpty && !open.IsCancellationRequested)
                yield return new(new(), Ping);
            after = news.Last;
        }
    }

    private static SseItem<BoardChange> ToItem(BoardEvent change) =>
        change switch
        {
            BoardEvent.Changed changed => new(new(Item: changed.Item), "changed") { EventId = change.Id },
            BoardEvent.Removed removed => new(new(ContactId: removed.ContactId), "removed") { EventId = change.Id },
            _ => new(new(), "reset") { EventId = change.Id },
        };

    /// <summary>
    /// Null when the stream ends: the client is gone or has signed out, the service stops, or the board does not
    /// answer.
    /// </summary>
    private static async Task<BoardNews?> NewsAsync(
        IBoardGrain board,
        Caller caller,
        EndedTokens ended,
        string after,
        CancellationToken open
    )
    {
        try
        {
            if (await ended.HasEndedAsync(caller))
                return null;
            return (await board.ReadEventsAsync(caller.Actor, after, open)).TryGet(out var news, out _) ? news : null;
        }
        catch (Exception fault)
            when (fault is OperationCanceledException or TimeoutException or OrleansException or UnavailableException)
        {
            return null;
        }
    }
}

/// <param name="Item">Ce qui est au tableau ; « changed » seulement.</param>
/// <param name="ContactId">L’échange qui n’y est plus ; « removed » seulement.</param>
internal sealed record BoardChange(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] BoardItem? Item = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? ContactId = null
);
