using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;

namespace MsaOrleans.Api.Json;

/// <summary>200 with a value whose JSON is kept (<see cref="KeptAnswers{T}"/>).</summary>
/// <param name="keep">False for what is made for this caller alone.</param>
internal sealed class KeptOk<T>(T value, bool keep = true)
    : IResult,
        IEndpointMetadataProvider,
        IStatusCodeHttpResult,
        IValueHttpResult<T>
    where T : class
{
    public int? StatusCode => StatusCodes.Status200OK;

    public T Value => value;

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(
            new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(T), ["application/json"])
        );

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var bytes = httpContext.RequestServices.GetRequiredService<KeptAnswers<T>>().BytesOf(value, keep);
        httpContext.Response.ContentType = "application/json; charset=utf-8";
        httpContext.Response.ContentLength = bytes.Length;
        await httpContext.Response.BodyWriter.WriteAsync(bytes, httpContext.RequestAborted);
    }
}
