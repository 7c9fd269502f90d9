using System.Collections.Concurrent;
using Microsoft.Playwright;
using MsaOrleans.Portal.Tests.Hosting;

namespace MsaOrleans.Portal.Tests.Member;

[Collection(PortalCollection.Name)]
public sealed class WeightTests(Hosting.Portal portal)
{
    private const int Limit = 80_000;

    [Theory]
    [InlineData("/member/")]
    [InlineData("/member/new.html")]
    [InlineData("/member/contact.html?id={0}")]
    [InlineData("/member/preferences.html")]
    [InlineData("/member/proxies.html")]
    public async Task A_page_is_light_on_its_first_load(string address)
    {
        var contact = await portal.SubmitAsync("raoul", "Bonjour, une question.");
        await using var visitor = await portal.MemberAsync("raoul");
        var files = new ConcurrentBag<IResponse>();
        visitor.Page.Response += (_, response) => files.Add(response);
        await visitor.OpenAsync(string.Format(null, address, contact.Id));
        var weights = await Task.WhenAll(
            files
                .Where(file => !new Uri(file.Url).AbsolutePath.StartsWith("/api/", StringComparison.Ordinal))
                .Select(async file => (await file.BodyAsync()).Length)
        );
        Assert.InRange(weights.Sum(), 1, Limit);
    }
}
