using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace MsaOrleans.Portal.Tests.Hosting;

/// <summary>
/// What a page and its files weigh, in bytes as they are kept, until it shows what it has to show. What it fetches
/// later, while people read, does not count, nor do the answers of the API.
/// </summary>
internal static class Weight
{
    private const string NoteWhenSettled = """
        const { removeAttribute } = Element.prototype;
        Element.prototype.removeAttribute = function (name) {
          if (this.localName === 'main' && name === 'aria-busy') window.settledAt ??= performance.now();
          return removeAttribute.call(this, name);
        };
        """;

    private const string FindFetched = """
        () => [location.href, ...performance.getEntriesByType('resource')
          .filter(({ startTime }) => startTime < window.settledAt).map(({ name }) => name)]
        """;

    public static async Task<int> WeighAsync(this Visitor visitor, string address)
    {
        var answers = new ConcurrentDictionary<string, IResponse>();
        visitor.Page.Response += (_, answer) => answers.TryAdd(answer.Url, answer);
        await visitor.Page.AddInitScriptAsync(NoteWhenSettled);
        await visitor.OpenAsync(address);
        var files = (await visitor.Page.EvaluateAsync<string[]>(FindFetched))
            .Distinct()
            .Where(file => !file.Contains("/api/", StringComparison.Ordinal));
        return (await Task.WhenAll(files.Select(file => answers[file].BodyAsync()))).Sum(body => body.Length);
    }
}
