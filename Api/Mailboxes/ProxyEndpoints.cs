using System.Collections.Immutable;
using MsaOrleans.Api.Http;
using MsaOrleans.Api.Identity;
using MsaOrleans.Api.Problems;
using MsaOrleans.Identity;
using MsaOrleans.Mailboxes;

namespace MsaOrleans.Api.Mailboxes;

/// <summary>The procurations that a member grants on their mailbox.</summary>
internal static class ProxyEndpoints
{
    public static RouteGroupBuilder MapProxies(this RouteGroupBuilder mailbox)
    {
        var proxies = mailbox.MapGroup("/proxies").RequireAuthorization(Policies.Member).WithTags("Procuration");
        proxies.MapGet("", ListAsync).WithName("ListProxies").WithSummary("Mandataires de l’adhérent");
        proxies
            .MapPut("/{proxyId}", GrantAsync)
            .WithName("GrantProxy")
            .WithSummary("Donner procuration, ou en changer les termes")
            .WithDescription("L’adhérent en est averti par courriel. Au plus 10 procurations en cours.")
            .Refuses(RefusalCode.InvalidPeriod, RefusalCode.OwnProxy, RefusalCode.TooManyProxies);
        proxies
            .MapDelete("/{proxyId}", RevokeAsync)
            .WithName("RevokeProxy")
            .WithSummary("Révoquer une procuration")
            .WithDescription("Prend effet aussitôt ; l’adhérent en est averti par courriel.");
        proxies.MapInvitations();
        return mailbox;
    }

    internal static Task<Answer<ImmutableArray<ProxyView>>> ListAsync(
        string memberId,
        Caller caller,
        IGrainFactory grains
    ) =>
        grains
            .GetGrain<IMailboxGrain>(memberId)
            .ListProxiesAsync(caller.Actor)
            .ToAnswerAsync<ProxyList, ImmutableArray<ProxyView>>(list => TypedResults.Ok(list.Proxies));

    internal static async Task<Answer<ProxyView>> GrantAsync(
        string memberId,
        string proxyId,
        ProxyRequest request,
        Caller caller,
        IGrainFactory grains
    )
    {
        if (PersonName.Clean(request.Name) is not { } name)
            return ProblemCatalog.InvalidRequest.ToResult(new() { ["name"] = [ProxyRequest.NameRule] });
        var terms = new ProxyTerms(name, request.Email, request.From, request.Until);
        return await grains
            .GetGrain<IMailboxGrain>(memberId)
            .GrantProxyAsync(caller.Actor, proxyId, terms)
            .ToAnswerAsync();
    }

    internal static Task<Done> RevokeAsync(string memberId, string proxyId, Caller caller, IGrainFactory grains) =>
        grains.GetGrain<IMailboxGrain>(memberId).RevokeProxyAsync(caller.Actor, proxyId).ToDoneAsync();
}
