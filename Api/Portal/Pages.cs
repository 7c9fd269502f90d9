using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Net.Http.Headers;
using static Microsoft.AspNetCore.Http.StatusCodes;

namespace MsaOrleans.Api.Portal;

/// <summary>
/// Pages as they are sent: with the addresses of their files as they are now, and the way to reach the reader's fund.
/// </summary>
internal sealed partial class Pages(PortalFiles files, FundDirectory funds, EndpointDataSource routes)
{
    private readonly ConcurrentDictionary<(string Path, string Fingerprint), string> _read = new();

    /// <summary>Answers a request for a page.</summary>
    /// <returns>Whether it was one.</returns>
    public async Task<bool> TryAnswerAsync(HttpContext context)
    {
        var request = context.Request;
        if (
            request.Path.Value is not { } path
            || !path.EndsWith(".html", StringComparison.Ordinal)
            || !IsReading(request.Method)
        )
            return false;
        if (Find(path) is not { } page)
            return false;
        var content = Encoding.UTF8.GetBytes(await CompleteAsync(page, context));
        PortalPages.Guard(context.Response.Headers);
        await SendAsync(content, context);
        return true;
    }

    /// <summary>A page with what is true only now, and only for its reader.</summary>
    public async Task<string> CompleteAsync(string page, HttpContext context)
    {
        context.Response.Headers.Append(HeaderNames.Vary, HeaderNames.Cookie);
        return DashboardLink.In(
            Help.In(
                FilePattern().Replace(page, file => $"{file.Groups[1]}\"{files.AddressOf(file.Groups[2].Value)}\""),
                await funds.OfAsync(context)
            ),
            routes
        );
    }

    private static bool IsReading(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method);

    private static async Task SendAsync(byte[] content, HttpContext context)
    {
        var (request, response) = (context.Request, context.Response);
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(content))[..16]}\"");
        response.Headers.ETag = tag.ToString();
        response.ContentType = "text/html; charset=utf-8";
        if (request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false)))
            response.StatusCode = Status304NotModified;
        else if (HttpMethods.IsGet(request.Method))
            await response.Body.WriteAsync(content, context.RequestAborted);
    }

    /// <summary>Only what is there is remembered: anybody can ask for any address.</summary>
    private string? Find(string path)
    {
        var key = (path, files.Fingerprint);
        if (_read.TryGetValue(key, out var page))
            return page;
        var file = files.Provider.GetFileInfo(path);
        if (!file.Exists)
            return null;
        using var reader = new StreamReader(file.CreateReadStream());
        return _read[key] = reader.ReadToEnd();
    }

    [GeneratedRegex(@"(href=|src=)\x22(/[^\x22?]+\.(?:css|js|svg))\x22")]
    private static partial Regex FilePattern();
}
