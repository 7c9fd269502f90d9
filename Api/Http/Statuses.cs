namespace MsaOrleans.Api.Http;

/// <summary>The status that a handler's result will be answered with.</summary>
internal static class Statuses
{
    /// <param name="success">Of a result that does not say.</param>
    public static int Of(object? result, int success = StatusCodes.Status200OK) =>
        result switch
        {
            INestedHttpResult nested => Of(nested.Result, success),
            IStatusCodeHttpResult { StatusCode: { } status } => status,
            _ => success,
        };
}
