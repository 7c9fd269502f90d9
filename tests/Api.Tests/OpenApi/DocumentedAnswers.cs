using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using MsaOrleans.Api.Tests.Hosting;

namespace MsaOrleans.Api.Tests.OpenApi;

/// <summary>Holds every answer that a test receives to the API document: its status, its type, its body.</summary>
public sealed class DocumentedAnswers() : DelegatingHandler(new HttpClientHandler())
{
    [ModuleInitializer]
    internal static void Watch() => Service.Transport = () => new DocumentedAnswers();

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (Contract.Responses(request.Method.Method, request.RequestUri!.AbsolutePath) is { } responses)
            await CheckAsync(
                $"{request.Method} {request.RequestUri!.PathAndQuery}: {(int)response.StatusCode}",
                request,
                response,
                responses
            );
        return response;
    }

    private static async Task CheckAsync(
        string what,
        HttpRequestMessage request,
        HttpResponseMessage response,
        JsonNode responses
    )
    {
        var said = Contract.Resolved(responses[((int)response.StatusCode).ToString(CultureInfo.InvariantCulture)]);
        Assert.True(said is not null, $"{what} is not in docs/openapi.json");
        var type = response.Content.Headers.ContentType?.MediaType;
        if (request.Method == HttpMethod.Head || type is null && (int)response.StatusCode is 400 or 431)
            return;
        if (said["content"] is not { } content)
        {
            Assert.True(type is null, $"{what} has a body of {type}, and docs/openapi.json says none");
            return;
        }
        Assert.True(
            type is not null && content[type] is not null,
            $"{what} is of type {type}, which docs/openapi.json does not say"
        );
        if (!type.EndsWith("json", StringComparison.Ordinal))
            return;
        var faults = Contract.Faults(
            content[type]!["schema"]!,
            JsonNode.Parse(await response.Content.ReadAsStringAsync())
        );
        Assert.True(faults.Length == 0, $"{what} is not as docs/openapi.json says\n{faults}");
    }
}
