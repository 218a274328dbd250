using Microsoft.AspNetCore.Http;

namespace PartnershipSim.Seminar.Web;

/// <summary>A request cannot be granted; the message says why, for the person who made it.</summary>
internal class RefusedException(string message, int status = StatusCodes.Status400BadRequest)
    : Exception(message)
{
    public int Status { get; } = status;
}
