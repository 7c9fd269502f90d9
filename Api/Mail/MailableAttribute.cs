using System.ComponentModel.DataAnnotations;
using MsaOrleans.Mail;

namespace MsaOrleans.Api.Mail;

/// <summary>A field that, when there, is an e-mail address by the one rule there is.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
internal sealed class MailableAttribute() : ValidationAttribute("Adresse électronique invalide.")
{
    public override bool IsValid(object? value) => value is null || EmailAddress.TryParse(value as string, out _);
}
