using MsaOrleans.Grains.Mailboxes.Domain;
using MsaOrleans.Identity;
using MsaOrleans.Mailboxes;
using static MsaOrleans.Grains.Tests.Mailboxes.Given;

namespace MsaOrleans.Grains.Tests.Mailboxes;

public sealed class AccessTests
{
    private readonly MailboxState _granted;

    public AccessTests()
    {
        var one = MailboxOf(1, Policy(), Tuesday);
        _granted = one.Then(
            now => Procurations.Grant(one, Jean, Lucie.Id, new("Lucie", null, Tuesday, Tuesday.AddDays(1)), now),
            Tuesday
        );
    }

    [Fact]
    public void A_standing_follows_from_role_id_and_procuration()
    {
        Assert.Equal(Standing.Holder, Of(Jean));
        Assert.Equal(Standing.Proxy, Of(Lucie));
        Assert.Equal(Standing.Stranger, Of(Lucie, Tuesday.AddDays(1)));
        Assert.Equal(Standing.Stranger, Of(Lucie, Tuesday.AddTicks(-1)));
        Assert.Equal(Standing.Stranger, Of(Jean with { Id = "odile" }));
        Assert.Equal(Standing.Staff, Of(Agent));
        Assert.Equal(Standing.Staff, Of(Supervisor));
        Assert.Equal(Standing.Staff, Of(Jean with { Role = Role.Agent }));
        Assert.Equal(Standing.Stranger, Of(Admin));
        Assert.Equal(Standing.Stranger, Of(Admin with { Id = Jean.Id }));
    }

    [Fact]
    public void A_contact_is_seen_by_member_proxy_and_the_funds_staff_and_acted_on_by_those_it_concerns()
    {
        foreach (
            var (actor, sees, writes, works) in new[]
            {
                (Jean, true, true, false),
                (Lucie, true, true, false),
                (Agent, true, false, true),
                (Supervisor, true, false, true),
                (OtherFundAgent, false, false, false),
                (Admin, false, false, false),
                (Jean with { Id = "odile" }, false, false, false),
            }
        )
        {
            Assert.Equal(sees, Access.Visible(_granted, actor, Id(1), Tuesday) is not null);
            Assert.Equal(writes, Access.AsMember(_granted, actor, Id(1), Tuesday) is not null);
            Assert.Equal(works, Access.AsStaff(_granted, actor, Id(1), Tuesday) is not null);
        }
        Assert.Null(Access.Visible(_granted, Jean, Id(2), Tuesday));
    }

    [Theory]
    [InlineData(Standing.Holder, AuthorKind.Member)]
    [InlineData(Standing.Proxy, AuthorKind.Proxy)]
    [InlineData(Standing.Staff, AuthorKind.Agent)]
    internal void An_author_is_named_by_what_they_are_to_the_mailbox(Standing standing, AuthorKind kind) =>
        Assert.Equal(new Author(kind, "jean", "Jean Martin"), Access.AuthorOf(Jean, standing));

    private Standing Of(Actor actor, DateTimeOffset? at = null) => Access.StandingOf(_granted, actor, at ?? Tuesday);
}
