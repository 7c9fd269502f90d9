using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MsaOrleans.Grains.Audit;
using MsaOrleans.Grains.Mail;
using MsaOrleans.Grains.Mailboxes.Domain;
using MsaOrleans.Grains.Metrics;
using MsaOrleans.Grains.Retention;
using MsaOrleans.Identity;
using MsaOrleans.Mailboxes;

namespace MsaOrleans.Grains.Mailboxes;

/// <summary>One member's mailbox. Each call loads, decides by a rule, commits, answers.</summary>
[GrainType("mailbox")]
internal sealed partial class MailboxGrain(
    [PersistentState(MailboxGrain.StateName, StorageNames.Default)] IPersistentState<MailboxState> store,
    MailboxPolicy policy,
    TimeProvider time,
    IContactIds ids,
    IInvitationCodes codes,
    IOptions<AlertOptions> alerts,
    IOptions<ReminderOptions> reminders,
    IReminderRows rows,
    IReceipts receipts,
    IDueRows due,
    IRetentionStore retention,
    IAuditStore audit,
    IOptions<RetentionOptions> options,
    ServiceMetrics metrics,
    ILogger<MailboxGrain> logger
) : Grain, IMailboxGrain
{
    private const string StateName = "mailbox";

    private readonly ShownHistory _shown = new();

    private MailboxState State => store.RecordExists ? store.State : MailboxState.Empty(this.GetPrimaryKeyString());

    public Task<Outcome<MailboxView>> ListAsync(Actor actor) =>
        ReadAsync(actor, (state, now) => _shown.List(state, actor, policy, now));

    public Task<Outcome<ContactView>> GetAsync(Actor actor, string contactId) =>
        ReadAsync(
            actor,
            (state, now) =>
                _shown
                    .Get(state, actor, contactId, policy, now)
                    .Match<Outcome<ContactView>>(contact => Watched(contact, actor, now), refusal => refusal)
        );

    public Task<Outcome<ContactView>> SubmitAsync(Actor actor, NewContact request) =>
        WriteContactAsync(actor, (state, now) => Submission.Decide(state, actor, request, policy, now, ids.New(now)));

    public Task<Outcome<ContactView>> AddMessageAsync(Actor actor, string contactId, NewMessage message) =>
        WriteContactAsync(actor, (state, now) => FollowUp.Decide(state, actor, contactId, message, policy, now));

    public Task<Outcome<ContactView>> MarkReadAsync(Actor actor, string contactId) =>
        WriteContactAsync(actor, (state, now) => Reading.Decide(state, actor, contactId, now));

    public Task<Outcome<ContactView>> GiveFeedbackAsync(Actor actor, string contactId, NewFeedback feedback) =>
        WriteContactAsync(actor, (state, now) => Thanking.Decide(state, actor, contactId, feedback, policy, now));

    public Task<Outcome<ContactView>> ReplyAsync(Actor actor, string contactId, NewReply reply) =>
        WriteContactAsync(actor, (state, now) => Replying.Decide(state, actor, contactId, reply, policy, now));

    public Task<Outcome<ContactView>> ClaimAsync(Actor actor, string contactId, NewClaim claim) =>
        WriteContactAsync(actor, (state, now) => Claiming.Claim(state, actor, contactId, claim, policy, now));

    public Task<Outcome<ContactView>> ReleaseAsync(Actor actor, string contactId) =>
        WriteContactAsync(actor, (state, now) => Claiming.Release(state, actor, contactId, now));

    public Task<Outcome<ContactView>> AddNoteAsync(Actor actor, string contactId, NewNote note) =>
        WriteContactAsync(actor, (state, now) => NoteTaking.Decide(state, actor, contactId, note, policy, now));

    public Task<Outcome<ContactView>> TransferAsync(Actor actor, string contactId, NewTransfer transfer) =>
        WriteContactAsync(actor, (state, now) => Transfer.Decide(state, actor, contactId, transfer, policy, now));

    public Task<Outcome<Preferences>> GetPreferencesAsync(Actor actor) =>
        ReadAsync(actor, (state, now) => MailboxViews.Preferences(state, actor, now));

    public Task<Outcome<Preferences>> SetPreferencesAsync(Actor actor, Preferences preferences) =>
        WriteAsync(actor, (state, now) => Preferring.Decide(state, actor, preferences, now), (_, answer, _) => answer);

    public Task<Outcome<ProxyList>> ListProxiesAsync(Actor actor) =>
        ReadAsync(actor, (state, now) => MailboxViews.Proxies(state, actor, now));

    public Task<Outcome<ProxyView>> GrantProxyAsync(Actor actor, string proxyId, ProxyTerms terms) =>
        WriteAsync(
            actor,
            (state, now) => Procurations.Grant(state, actor, proxyId, terms, now),
            (_, granted, now) => granted.View(now)
        );

    public Task<Outcome<ProxyView>> RevokeProxyAsync(Actor actor, string proxyId) =>
        WriteAsync(
            actor,
            (state, now) => Procurations.Revoke(state, actor, proxyId, now),
            (_, revoked, now) => revoked.View(now),
            revoked => ForgetPlaceAsync(revoked.AcceptedWith)
        );

    public Task<ImmutableArray<HeldMailbox>> ListHeldAsync() =>
        Task.FromResult(MailboxViews.Received(State, time.GetUtcNow()));

    public Task<Outcome<MailboxExport>> ExportAsync(Actor actor) =>
        ReadAsync(actor, (state, now) => Exporting.Export(state, actor, policy, options.Value.ExportNotes, now));

    private async Task<Outcome<T>> ReadAsync<T>(Actor actor, Func<MailboxState, DateTimeOffset, Outcome<T>> view)
        where T : class
    {
        var now = time.GetUtcNow();
        return view(await SeenByAsync(actor, now), now);
    }

    /// <summary>
    /// The mailbox as it is now. It is written only when the caller's token gives its member another name, address or
    /// profile than before.
    /// </summary>
    private async Task<MailboxState> SeenByAsync(Actor actor, DateTimeOffset now)
    {
        var present = Present(now);
        var seen = Budget.Afford(present, Naming.Seen(present, actor, now), actor, policy, now);
        if (seen == present)
            return present;
        await CommitAsync(seen, now);
        return Present(now);
    }

    private Task<Outcome<ContactView>> WriteContactAsync(
        Actor actor,
        Func<MailboxState, DateTimeOffset, Outcome<Decision<Contact>>> decide
    ) =>
        WriteAsync(
            actor,
            decide,
            (state, contact, now) =>
                Watched(
                    MailboxViews.Contact(state, contact, Access.StandingOf(state, actor, now), policy, now),
                    actor,
                    now
                )
        );

    /// <param name="first">What has to be durable before the decision is.</param>
    private async Task<Outcome<TView>> WriteAsync<T, TView>(
        Actor actor,
        Func<MailboxState, DateTimeOffset, Outcome<Decision<T>>> decide,
        Func<MailboxState, T, DateTimeOffset, TView> view,
        Func<T, Task>? first = null
    )
        where T : class
        where TView : class
    {
        var now = time.GetUtcNow();
        var present = Present(now);
        var decided = Budget.Charge(decide(Naming.Seen(present, actor, now), now), present, actor, policy, now);
        if (!decided.TryGet(out var decision, out var refusal))
        {
            await SeenByAsync(actor, now);
            return refusal;
        }
        if (first is not null)
            await first(decision.Answer);
        await CommitAsync(decision.Next, now);
        return view(decision.Next, decision.Answer, now);
    }
}
