using MsaOrleans.Portal.Tests.Hosting;

namespace MsaOrleans.Portal.Tests.Agent;

[Collection(DeskCollection.Name)]
public sealed class WeightTests(Hosting.Portal portal)
{
    private const int Least = 20_000,
        Most = 80_000;

    [Fact]
    public async Task The_first_load_of_each_page_is_light()
    {
        var desk = new Desk(portal, "loire-atlantique-vendee");
        var letter = await desk.WriteAsync("domitille");
        foreach (var address in new[] { "/agent/", letter.Page, "/agent/figures.html" })
        {
            await using var claire = await desk.ClaireAsync();
            Assert.InRange(await claire.WeighAsync(address), Least, Most);
        }
    }
}
