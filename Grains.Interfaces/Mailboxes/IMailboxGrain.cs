using System.Collections.Immutable;
using MsaOrleans.Identity;

namespace MsaOrleans.Mailboxes;

/// <summary>
/// The mailbox of one member; the grain key is the member's id. Each call names its caller. It is refused with
/// <see cref="RefusalCode.NotFound"/> when that caller may not know of the mailbox or contact.
/// </summary>
[Alias("mailbox")]
public interface IMailboxGrain : IGrainWithStringKey
{
    /// <summary>Member, proxy: the whole history. Agent: the contacts of their fund.</summary>
    [Alias("list")]
    Task<Outcome<MailboxView>> ListAsync(Actor actor);

    [Alias("get")]
    Task<Outcome<ContactView>> GetAsync(Actor actor, string contactId);

    /// <summary>
    /// Member, proxy. When it returns a contact, that contact, its clock and its acknowledgement are durable.
    /// </summary>
    [Alias("submit")]
    Task<Outcome<ContactView>> SubmitAsync(Actor actor, NewContact request);

    /// <summary>Member, proxy: adds to an open contact, or reopens one answered in the last 30 days.</summary>
    [Alias("add-message")]
    Task<Outcome<ContactView>> AddMessageAsync(Actor actor, string contactId, NewMessage message);

    /// <summary>Member, proxy.</summary>
    [Alias("mark-read")]
    Task<Outcome<ContactView>> MarkReadAsync(Actor actor, string contactId);

    /// <summary>
    /// Member, proxy: says whether the answer settled the request; the last word counts. Refused
    /// <see cref="RefusalCode.NotAnswered"/> while a final answer is owed.
    /// </summary>
    [Alias("give-feedback")]
    Task<Outcome<ContactView>> GiveFeedbackAsync(Actor actor, string contactId, NewFeedback feedback);

    /// <summary>Agent or supervisor of the contact's fund.</summary>
    [Alias("reply")]
    Task<Outcome<ContactView>> ReplyAsync(Actor actor, string contactId, NewReply reply);

    /// <summary>
    /// Agent or supervisor of the contact's fund: takes charge of a contact that nobody holds, or renews the claim.
    /// A supervisor who names an agent gives it to them, whoever holds it.
    /// </summary>
    [Alias("claim")]
    Task<Outcome<ContactView>> ClaimAsync(Actor actor, string contactId, NewClaim claim);

    /// <summary>The holder, or a supervisor. Nothing happens when nobody holds the contact.</summary>
    [Alias("release")]
    Task<Outcome<ContactView>> ReleaseAsync(Actor actor, string contactId);

    /// <summary>Agent or supervisor of the contact's fund: adds what no member ever sees.</summary>
    [Alias("add-note")]
    Task<Outcome<ContactView>> AddNoteAsync(Actor actor, string contactId, NewNote note);

    /// <summary>
    /// Agent or supervisor of the contact's fund: has it open, and is named to the others for 60 s. Nothing is stored.
    /// </summary>
    /// <returns>The others who have it open.</returns>
    [Alias("show-presence")]
    Task<Outcome<ViewerList>> ShowPresenceAsync(Actor actor, string contactId);

    /// <summary>
    /// Agent or supervisor of the contact's fund: files it elsewhere. Its clock is not touched, its claim ends.
    /// </summary>
    [Alias("transfer")]
    Task<Outcome<ContactView>> TransferAsync(Actor actor, string contactId, NewTransfer transfer);

    /// <summary>The member only, as all that follows.</summary>
    [Alias("get-preferences")]
    Task<Outcome<Preferences>> GetPreferencesAsync(Actor actor);

    [Alias("set-preferences")]
    Task<Outcome<Preferences>> SetPreferencesAsync(Actor actor, Preferences preferences);

    [Alias("list-proxies")]
    Task<Outcome<ProxyList>> ListProxiesAsync(Actor actor);

    /// <summary>Grants a procuration, or changes the terms of one.</summary>
    [Alias("grant-proxy")]
    Task<Outcome<ProxyView>> GrantProxyAsync(Actor actor, string proxyId, ProxyTerms terms);

    /// <returns>The procuration as it was.</returns>
    [Alias("revoke-proxy")]
    Task<Outcome<ProxyView>> RevokeProxyAsync(Actor actor, string proxyId);

    [Alias("list-invitations")]
    Task<Outcome<InvitationList>> ListInvitationsAsync(Actor actor);

    /// <summary>Invites somebody to become the member's proxy; a mail takes the code to them.</summary>
    [Alias("invite-proxy")]
    Task<Outcome<InvitationView>> InviteProxyAsync(Actor actor, NewInvitation invitation);

    /// <returns>The invitation as it was.</returns>
    [Alias("withdraw-invitation")]
    Task<Outcome<InvitationView>> WithdrawInvitationAsync(Actor actor, string invitationId);

    /// <summary>What an invitation offers; for any member who has its code.</summary>
    /// <param name="fingerprint">Of the code, see <see cref="InvitationCode"/>.</param>
    [Alias("read-invitation")]
    Task<Outcome<InvitationOffer>> ReadInvitationAsync(Actor actor, string fingerprint);

    /// <summary>
    /// Makes the caller a proxy, by the code of an invitation. Whoever used the code may repeat the call.
    /// </summary>
    [Alias("accept-invitation")]
    Task<Outcome<HeldMailbox>> AcceptInvitationAsync(Actor actor, string fingerprint);

    /// <summary>The mailboxes whose members made this one's member their proxy.</summary>
    [Alias("list-held")]
    Task<ImmutableArray<HeldMailbox>> ListHeldAsync();

    [Alias("export")]
    Task<Outcome<MailboxExport>> ExportAsync(Actor actor);
}
