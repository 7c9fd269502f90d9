using System.Collections.Immutable;
using MsaOrleans.Api.Audit;
using MsaOrleans.Identity;
using MsaOrleans.Mailboxes;

namespace MsaOrleans.Api.Identity;

/// <summary>Who the caller is, and in which mailboxes they may act.</summary>
internal static class MeEndpoint
{
    public static RouteGroupBuilder MapMe(this RouteGroupBuilder api)
    {
        api.MapGet("/me", GetAsync)
            .RequireAuthorization()
            .WithMetadata(new Recorded(false))
            .WithTags("Identité")
            .WithName("GetMe")
            .WithSummary("Identité, messagerie et procurations de l’appelant")
            .WithDescription(
                "Un adhérent y trouve sa propre messagerie et celles qu’il tient par procuration en vigueur."
            );
        return api;
    }

    internal static async Task<Me> GetAsync(Caller caller, IGrainFactory grains)
    {
        var actor = caller.Actor;
        if (actor.Role != Role.Member)
            return new(actor.Id, actor.Role, actor.Fund, actor.Name, actor.Email, actor.Profile, null, []);
        var mailbox = grains.GetGrain<IMailboxGrain>(actor.Id);
        var own = await mailbox.ListAsync(actor);
        var held = await mailbox.ListHeldAsync();
        return new(
            actor.Id,
            actor.Role,
            actor.Fund,
            actor.Name,
            actor.Email,
            actor.Profile,
            new(actor.Id, own.TryGet(out var list, out _) ? list.Unread : 0),
            held
        );
    }
}

/// <param name="Mailbox">The caller's own; null for staff.</param>
/// <param name="ProxyMailboxes">Those of members who made the caller their proxy, in force now.</param>
internal sealed record Me(
    string Sub,
    Role Role,
    string? Fund,
    string Name,
    string? Email,
    Profile? Profile,
    OwnMailbox? Mailbox,
    ImmutableArray<HeldMailbox> ProxyMailboxes
);

internal sealed record OwnMailbox(string MemberId, int Unread);
