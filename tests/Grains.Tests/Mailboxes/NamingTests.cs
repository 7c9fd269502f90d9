using MsaOrleans.Grains.Mailboxes.Domain;
using MsaOrleans.Identity;
using static MsaOrleans.Grains.Tests.Mailboxes.Given;

namespace MsaOrleans.Grains.Tests.Mailboxes;

public sealed class NamingTests
{
    private readonly MailboxState _one = MailboxOf(1, Policy(), Tuesday);

    [Fact]
    public void The_holder_is_named_anew_and_keeps_what_the_token_leaves_out()
    {
        var bare = new Actor("jean", Role.Member, "Jean-Paul Martin");

        Assert.Equal(
            new Holder("Jean-Paul Martin", "jean@membre.example", "picardie", Profile.Particulier),
            Naming.Apply(_one, bare, Standing.Holder, Tuesday).Holder
        );
        Assert.Equal(
            new Holder("Jean Martin", "autre@membre.example", "gironde", Profile.Tiers),
            Naming
                .Apply(
                    _one,
                    Jean with
                    {
                        Email = "autre@membre.example",
                        Fund = "gironde",
                        Profile = Profile.Tiers,
                    },
                    Standing.Holder,
                    Tuesday
                )
                .Holder
        );
    }

    [Fact]
    public void A_call_that_names_nothing_new_changes_nothing()
    {
        Assert.Same(_one, Naming.Apply(_one, Jean, Standing.Holder, Tuesday));
        Assert.Same(_one, Naming.Apply(_one, Lucie, Standing.Proxy, Tuesday));
        Assert.Same(_one, Naming.Apply(_one, Agent, Standing.Staff, Tuesday));
    }
}
