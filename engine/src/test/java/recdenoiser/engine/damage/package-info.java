/** What is done to files, disks and processes on purpose, and how often a campaign does it. */
package recdenoiser.engine.damage;
