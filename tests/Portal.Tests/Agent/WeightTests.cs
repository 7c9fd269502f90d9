using System.Collections.Concurrent;
using Microsoft.Playwright;
using MsaOrleans.Portal.Tests.Hosting;

namespace MsaOrleans.Portal.Tests.Agent;

[Collection(PortalCollection.Name)]
public sealed class WeightTests(Hosting.Portal portal)
{
    private const int Most = 80_000;

    [Fact]
    public async Task The_first_load_of_each_page_is_light()
    {
        var desk = new Desk(portal, "loire-atlantique-vendee");
        var letter = await desk.WriteAsync("domitille");
        foreach (var address in new[] { "/agent/", letter.Page, "/agent/figures.html" })
        {
            await using var claire = await desk.ClaireAsync();
            var files = new ConcurrentQueue<IResponse>();
            claire.Page.Response += (_, response) =>
            {
                if (!response.Url.Contains("/api/", StringComparison.Ordinal))
                    files.Enqueue(response);
            };
            await claire.OpenAsync(address);
            var weight = (await Task.WhenAll(files.Select(file => file.BodyAsync()))).Sum(body => body.Length);
            Assert.True(weight is > 20_000 and < Most, $"{address}: {weight} bytes in {files.Count} files.");
        }
    }
}
