/**
 * A tiny province on which tests tell their stories: three elevators, two firms, four crews, and a time that stands still between
 * two sentences.
 */
package org.rescuedesk.core.scene;
