using System.ComponentModel.DataAnnotations;

namespace MsaOrleans.Api.Http;

/// <summary>Header <c>Idempotency-Key</c>: a command repeated with the same key is carried out once.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class IdempotencyKeyAttribute : StringLengthAttribute
{
    public IdempotencyKeyAttribute()
        : base(MaximumKeyLength)
    {
        MinimumLength = 1;
        ErrorMessage = "Idempotency-Key : 1 à 128 caractères.";
    }

    public const string Header = "Idempotency-Key";
    public const int MaximumKeyLength = 128;
}
