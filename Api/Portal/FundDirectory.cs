using System.Collections.Immutable;
using Microsoft.AspNetCore.Authentication;
using MsaOrleans.Api.Identity;
using MsaOrleans.Funds;

namespace MsaOrleans.Api.Portal;

/// <summary>Whom the reader of a page can telephone, also while nothing else answers.</summary>
internal sealed class FundDirectory(IGrainFactory grains, TimeProvider time)
{
    /// <summary>For how long the funds are not read again.</summary>
    private static readonly TimeSpan GoodFor = TimeSpan.FromMinutes(5);

    /// <summary>For how long they are not asked for again when they could not be had.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    /// <summary>A page waits no longer than this for a number.</summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(2);

    private DateTimeOffset _readAt = DateTimeOffset.MinValue;
    private ImmutableArray<FundView> _known = [];

    /// <summary>
    /// The fund of whoever is signed in; all funds for anybody else; none before they could first be read.
    /// </summary>
    public async Task<ImmutableArray<FundView>> OfAsync(HttpContext context)
    {
        var funds = await ListAsync();
        var code = await CodeOfAsync(context);
        return funds.FirstOrDefault(fund => fund.Code == code || IsMergedInto(fund, code)) is { } own ? [own] : funds;
    }

    private static bool IsMergedInto(FundView fund, string? code) =>
        fund.Merged is { } merged && code is not null && merged.Contains(code);

    private async Task<ImmutableArray<FundView>> ListAsync()
    {
        if (time.GetUtcNow() - _readAt < GoodFor)
            return _known;
        try
        {
            _known = await grains.GetGrain<IFundsGrain>(0).ListAsync().WaitAsync(Timeout, time);
            _readAt = time.GetUtcNow();
        }
        catch (Exception fault) when (fault is OrleansException or TimeoutException)
        {
            // The page is of more use without a number than an error in its place.
            _readAt = time.GetUtcNow() - GoodFor + Pause;
        }
        return _known;
    }

    private async Task<string?> CodeOfAsync(HttpContext context)
    {
        if (!context.HasSession())
            return null;
        try
        {
            var session = await context.AuthenticateAsync().WaitAsync(Timeout, time);
            return (session.Principal?.Identity as CallerIdentity)?.Caller.Actor.Fund;
        }
        catch (TimeoutException)
        {
            // Who is calling can't be told while the issuer does not answer.
            return null;
        }
    }
}
