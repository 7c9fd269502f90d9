using System.Collections.Immutable;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using MsaOrleans.Api.Identity;
using MsaOrleans.Api.Problems;
using MsaOrleans.Mailboxes;

namespace MsaOrleans.Api.Mailboxes;

/// <summary>The procurations that a member grants on their mailbox.</summary>
internal static class ProxyEndpoints
{
    public static RouteGroupBuilder MapProxies(this RouteGroupBuilder mailbox)
    {
        var proxies = mailbox.MapGroup("/proxies").RequireAuthorization(Policies.Member).WithTags("Procuration");
        proxies.MapGet("", ListAsync)
            .WithName("ListProxies").WithSummary("Mandataires de l’adhérent");
        proxies.MapPut("/{proxyId}", GrantAsync)
            .WithName("GrantProxy").WithSummary("Donner procuration, ou en changer les termes")
            .WithDescription("L’adhérent en est averti par courriel. Au plus 10 procurations en cours.")
            .Refuses(RefusalCode.InvalidPeriod, RefusalCode.OwnProxy, RefusalCode.TooManyProxies);
        proxies.MapDelete("/{proxyId}", RevokeAsync)
            .WithName("RevokeProxy").WithSummary("Révoquer une procuration")
            .WithDescription("Prend effet aussitôt ; l’adhérent en est averti par courriel.");
        return mailbox;
    }

    internal static async Task<Results<Ok<ImmutableArray<ProxyView>>, ProblemHttpResult>> ListAsync(
        string memberId, ClaimsPrincipal user, IGrainFactory grains, HttpContext context)
    {
        var outcome = await grains.GetGrain<IMailboxGrain>(memberId).ListProxiesAsync(user.ToActor());
        if (!outcome.TryGet(out var list, out var refusal))
            return refusal.ToResult(context);
        return TypedResults.Ok(list.Proxies);
    }

    internal static async Task<Results<Ok<ProxyView>, ProblemHttpResult>> GrantAsync(
        string memberId, string proxyId, ProxyRequest request, ClaimsPrincipal user, IGrainFactory grains, HttpContext context)
    {
        var terms = new ProxyTerms(request.Name!, request.Email, request.From, request.Until);
        var outcome = await grains.GetGrain<IMailboxGrain>(memberId).GrantProxyAsync(user.ToActor(), proxyId, terms);
        if (!outcome.TryGet(out var proxy, out var refusal))
            return refusal.ToResult(context);
        return TypedResults.Ok(proxy);
    }

    internal static async Task<Results<NoContent, ProblemHttpResult>> RevokeAsync(
        string memberId, string proxyId, ClaimsPrincipal user, IGrainFactory grains, HttpContext context)
    {
        var outcome = await grains.GetGrain<IMailboxGrain>(memberId).RevokeProxyAsync(user.ToActor(), proxyId);
        return outcome.Refusal is { } refusal ? refusal.ToResult(context) : TypedResults.NoContent();
    }
}
