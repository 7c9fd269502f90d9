using System.Collections.Immutable;
using MsaOrleans.Catalog;
using MsaOrleans.Grains.Mailboxes.Domain;
using MsaOrleans.Identity;
using MsaOrleans.Mailboxes;
using static MsaOrleans.Grains.Tests.Mailboxes.Given;

namespace MsaOrleans.Grains.Tests.Mailboxes;

public sealed class ImportTests
{
    private static readonly Topic Old = new(new("ancien", "Ancien thème"), new("s", "Sujet"), new("r", "Motif"));
    private static readonly Actor Proxy = new("lucie", Role.Member, "Lucie Petit");

    private readonly MailboxPolicy _policy = Policy();

    [Fact]
    public void A_history_is_replayed_at_its_instants_and_mails_nobody()
    {
        var state = Imported(
            Answered(Tuesday.AddDays(-30)),
            Entry(Tuesday.AddDays(-60), read: false, Reply(Tuesday.AddDays(-59)))
        );

        Assert.Equal([Tuesday.AddDays(-60), Tuesday.AddDays(-30)], state.Contacts.Select(contact => contact.CreatedAt));
        Assert.Equal([true, false], state.Contacts.Select(contact => contact.HasUnread));
        Assert.All(
            state.Contacts,
            contact => Assert.Equal((Old, ContactStatus.Answered), (contact.Topic, contact.Status))
        );
        Assert.Empty(state.Mails());
        Assert.Equal(4, state.Outbox.OfType<FigureNotice>().Count());
    }

    [Fact]
    public void Who_wrote_what_is_kept_and_what_the_member_added_reopens()
    {
        var at = Tuesday.AddDays(-3);
        var state = Imported(
            Entry(
                at,
                read: true,
                Reply(at.AddHours(1), ReplyKind.Interim),
                Reply(at.AddHours(2)),
                new(at.AddHours(3), Jean, default, "Et pour mon fils ?"),
                new(at.AddHours(4), Proxy, default, "Je le demande pour lui.")
            ) with
            {
                Proxy = Proxy,
            }
        );

        var contact = Assert.Single(state.Contacts);
        Assert.Equal(ContactStatus.Open, contact.Status);
        Assert.Equal(at.AddHours(3), contact.Clock.Deadline.ReceivedAt);
        Assert.Equal(
            [
                (AuthorKind.Proxy, "lucie", MessageKind.Request),
                (AuthorKind.Agent, "agent-1", MessageKind.Interim),
                (AuthorKind.Agent, "agent-1", MessageKind.Final),
                (AuthorKind.Member, "jean", MessageKind.FollowUp),
                (AuthorKind.Proxy, "lucie", MessageKind.FollowUp),
            ],
            contact.Messages.Select(message => (message.Author.Kind, message.Author.Id, message.Kind))
        );
        Assert.Empty(state.Mails());
    }

    [Fact]
    public void A_request_that_waited_too_long_comes_with_the_steps_it_has_reached()
    {
        var state = Imported(Entry(Tuesday.AddDays(-4), read: false));
        Assert.Equal(2, state.Contacts[0].Clock.Level);
        Assert.All(state.Contacts[0].Escalations, step => Assert.Equal(Tuesday, step.ReachedAt));
        Assert.Empty(state.Mails());
    }

    [Fact]
    public void What_is_too_old_to_be_kept_does_not_come_is_not_counted_and_leaves_no_mailbox()
    {
        var before = MailboxState.Empty(Jean.Id);
        var (outcome, next) = Decide(before, "one", Answered(Tuesday.AddMonths(-37)));
        Assert.Equal(new(ImportStatus.Imported), outcome);
        Assert.Equal(before, next);

        var state = Imported(Answered(Tuesday.AddMonths(-37)), Answered(Tuesday.AddMonths(-1)));
        Assert.Equal(Tuesday.AddMonths(-1), Assert.Single(state.Contacts).CreatedAt);
        Assert.Equal(2, state.Outbox.OfType<FigureNotice>().Count());
    }

    [Fact]
    public void The_newest_come_as_many_as_a_mailbox_keeps()
    {
        var history = Enumerable.Range(1, 60).Select(day => Answered(Tuesday.AddDays(-day))).ToArray();
        var (outcome, next) = Decide(MailboxState.Empty(Jean.Id), "one", history);
        Assert.Equal(new(ImportStatus.Imported, Kept: 50), outcome);
        Assert.Equal(Tuesday.AddDays(-50), next.Contacts[0].CreatedAt);
    }

    [Fact]
    public void A_history_joins_what_the_member_wrote_here_and_what_is_newer_stays()
    {
        var used = MailboxOf(3, _policy, Tuesday.AddHours(-3)) with { Revision = 3 };
        var history = Enumerable.Range(1, 50).Select(day => Answered(Tuesday.AddDays(-day))).ToArray();

        var (outcome, next) = Decide(used, "one", history);

        Assert.Equal(new(ImportStatus.Imported, Kept: 47), outcome);
        Assert.Equal(used.Contacts.ToList(), next.Contacts.TakeLast(3));
        Assert.Equal(2 * 47, next.Outbox.OfType<FigureNotice>().Count(notice => used.Find(notice.ContactId) is null));
        Assert.All(next.Outbox.OfType<FigureNotice>(), notice => Assert.NotNull(next.Find(notice.ContactId)));
        Assert.Equal(50, next.Contacts.Length);
        Assert.Equal(used.Mails().ToList(), next.Mails().ToList());
        Assert.Equal((used.Holder, "one", 3L), (next.Holder, next.Imported, next.Revision));
        Assert.Equal(used.RecentSubmissions.ToList(), next.RecentSubmissions.ToList());
    }

    [Fact]
    public void A_history_comes_once_and_no_other_comes_after_it()
    {
        var (_, state) = Decide(MailboxState.Empty(Jean.Id), "one", Answered(Tuesday.AddDays(-1)));
        Assert.Equal((new(ImportStatus.Known), state), Decide(state, "one", Answered(Tuesday.AddDays(-1))));
        Assert.Equal((new(ImportStatus.OtherKnown), state), Decide(state, "two", Answered(Tuesday.AddDays(-2))));
    }

    [Fact]
    public void Open_contacts_that_do_not_fit_are_refused_and_nothing_comes()
    {
        var used = MailboxOf(3, _policy, Tuesday.AddHours(-3));
        var history = Enumerable.Range(1, 48).Select(hour => Entry(Tuesday.AddHours(-hour), read: false)).ToArray();
        var (outcome, next) = Decide(used, "one", history);
        Assert.Equal(new(ImportStatus.Refused, Fault: new(RefusalCode.MailboxFull, "contacts")), outcome);
        Assert.Equal(used, next);
    }

    [Fact]
    public void A_procuration_comes_unless_the_member_granted_one_to_the_same_proxy()
    {
        var terms = new ProxyTerms("Lucie Petit", null, Tuesday.AddYears(-1), Tuesday.AddYears(1));
        var used = MailboxState
            .Empty(Jean.Id)
            .Then(
                now => Procurations.Grant(MailboxState.Empty(Jean.Id), Jean, "lucie", terms with { Until = null }, now),
                Tuesday
            );
        var proxies = ImmutableDictionary<string, ProxyTerms>.Empty.Add("lucie", terms).Add("paul", terms);

        var next = Import.Decide(used, new(Jean, [], proxies), "one", _policy, Tuesday, _ => Id(1)).Next;

        Assert.Equal(
            [("lucie", null), ("paul", terms.Until)],
            next.Procurations.Select(granted => (granted.ProxyId, granted.Until))
        );
        Assert.Equal(
            [("lucie", used.Outbox.OfType<ProcurationNotice>().Single().Id), ("paul", "mandate.paul.1")],
            next.Outbox.OfType<ProcurationNotice>().Select(notice => (notice.To, notice.Id))
        );
        Assert.Equal(used.Mails().ToList(), next.Mails().ToList());
    }

    [Fact]
    public void The_first_entry_that_breaks_a_rule_is_named_and_nothing_comes()
    {
        var good = Answered(Tuesday.AddDays(-9));
        var day = Tuesday.AddDays(-5);
        Assert.Equal(Broken(RefusalCode.TextTooShort, "contacts[1]"), Refused(good, good with { Text = "court" }));
        Assert.Equal(Broken(RefusalCode.UnknownFund, "contacts[0]"), Refused(good with { Fund = "nulle-part" }));
        Assert.Equal(
            Broken(RefusalCode.TextTooLong, "contacts[1].messages[0]"),
            Refused(good, Entry(day, true, Reply(day) with { Text = new('a', 4001) }))
        );
        Assert.Equal(
            Broken(RefusalCode.ContactClosed, "contacts[0].messages[1]"),
            Refused(
                Entry(
                    Tuesday.AddDays(-40),
                    true,
                    Reply(Tuesday.AddDays(-39)),
                    new(Tuesday.AddDays(-8), Jean, default, Text)
                )
            )
        );
        Assert.Equal(
            Broken(RefusalCode.UnknownFund, "member"),
            Import
                .Decide(
                    MailboxState.Empty(Jean.Id),
                    new(Jean with { Fund = "nulle-part" }, [], ImmutableDictionary<string, ProxyTerms>.Empty),
                    "one",
                    _policy,
                    Tuesday,
                    _ => Id(1)
                )
                .Outcome
        );

        static ImportOutcome Broken(RefusalCode code, string place) =>
            new(ImportStatus.Refused, Fault: new(code, place));
    }

    private ImportOutcome Refused(params ReadOnlySpan<ImportedContact> contacts)
    {
        var before = MailboxState.Empty(Jean.Id);
        var (outcome, next) = Decide(before, "one", contacts);
        Assert.Equal(before, next);
        return outcome;
    }

    private MailboxState Imported(params ReadOnlySpan<ImportedContact> contacts)
    {
        var (outcome, next) = Decide(MailboxState.Empty(Jean.Id), "one", contacts);
        Assert.Equal(ImportStatus.Imported, outcome.Status);
        return next;
    }

    private (ImportOutcome Outcome, MailboxState Next) Decide(
        MailboxState before,
        string key,
        params ReadOnlySpan<ImportedContact> contacts
    )
    {
        var ids = 1000;
        return Import.Decide(
            before,
            new(Jean, [.. contacts], ImmutableDictionary<string, ProxyTerms>.Empty),
            key,
            _policy,
            Tuesday,
            _ => Id(++ids)
        );
    }

    private static ImportedContact Answered(DateTimeOffset sentAt) =>
        Entry(sentAt, read: true, Reply(sentAt.AddMinutes(30)));

    private static ImportedMessage Reply(DateTimeOffset at, ReplyKind kind = ReplyKind.Final) =>
        new(at, Agent, kind, "Voici.");

    private static ImportedContact Entry(
        DateTimeOffset sentAt,
        bool read,
        params ReadOnlySpan<ImportedMessage> messages
    ) => new(sentAt, "picardie", Old, ContactKind.Question, Text, [.. messages], read);
}
