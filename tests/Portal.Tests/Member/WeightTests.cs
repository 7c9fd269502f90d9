using MsaOrleans.Portal.Tests.Hosting;

namespace MsaOrleans.Portal.Tests.Member;

[Collection(PortalCollection.Name)]
public sealed class WeightTests(Hosting.Portal portal)
{
    private const int Least = 20_000,
        Most = 80_000;

    [Theory]
    [InlineData("/member/")]
    [InlineData("/member/new.html")]
    [InlineData("/member/contact.html?id={0}")]
    [InlineData("/member/preferences.html")]
    [InlineData("/member/proxies.html")]
    [InlineData("/member/invitation.html")]
    [InlineData("/member/access.html")]
    public async Task A_page_is_light_on_its_first_load(string address)
    {
        var contact = await portal.SubmitAsync("raoul", "Bonjour, une question.");
        await using var visitor = await portal.MemberAsync("raoul");
        Assert.InRange(await visitor.WeighAsync(string.Format(null, address, contact.Id)), Least, Most);
    }
}
