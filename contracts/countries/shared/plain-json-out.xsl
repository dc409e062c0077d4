<?xml version="1.0" encoding="UTF-8"?>
<!--
  A plain form in JSON that goes out: a group is an object, or an array of objects where a message may hold several; a field that may repeat is
  an array; a code stands beside its label.
-->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:trm="urn:trmgateway:map:1" xmlns:plain="urn:trmgateway:plain:1" xmlns:c="urn:trmgateway:messages:1"
                xmlns="http://www.w3.org/2005/xpath-functions" exclude-result-prefixes="#all">

  <xsl:import href="plain-out.xsl"/>

  <xsl:template match="/c:*">
    <map>
      <xsl:call-template name="plain:provenance"><xsl:with-param name="form" select="plain:name(local-name())"/></xsl:call-template>
      <xsl:if test="not($plain:delivered)">
        <xsl:sequence select="plain:string('caseReference', c:Case/c:trm_CaseReference), plain:string('caseNumber', c:Case/c:trm_CaseNumber),
            plain:string('inReplyTo', c:Case/c:trm_InReplyTo)"/>
        <array key="{plain:name('recipients')}">
          <xsl:for-each select="c:Case/c:trm_Recipient">
            <string><xsl:value-of select="."/></string>
          </xsl:for-each>
        </array>
      </xsl:if>
      <xsl:sequence select="plain:objects(c:* except (c:Losses, c:Sealed))"/>
      <xsl:if test="$plain:delivered">
        <xsl:call-template name="plain:remarks"/>
      </xsl:if>
    </map>
  </xsl:template>

  <!-- which form this is and, in a delivered one, who says it, to whom, when: what an answer quotes stands first -->
  <xsl:template name="plain:provenance">
    <xsl:param name="form" as="xs:string"/>
    <xsl:sequence select="plain:string('form', $form), plain:string('format', $plain:format),
        plain:string('messageId', $trm:context?message-id), plain:string('caseReference', $trm:context?case-reference),
        plain:string('caseNumber', $trm:context?case-number), plain:string('inReplyTo', $trm:context?in-reply-to),
        plain:string('from', $trm:context?from), plain:string('to', $trm:context?to), plain:string('created', $trm:context?created)"/>
  </xsl:template>

  <xsl:function name="plain:string" as="element()?">
    <xsl:param name="word" as="xs:string"/>
    <xsl:param name="value" as="item()?"/>
    <xsl:for-each select="$value[string() ne '']">
      <string key="{plain:name($word)}"><xsl:value-of select="."/></string>
    </xsl:for-each>
  </xsl:function>

  <xsl:function name="plain:objects" as="element()*">
    <xsl:param name="groups" as="element()*"/>
    <xsl:for-each-group select="$groups" group-by="local-name()">
      <xsl:choose>
        <xsl:when test="plain:repeats(current-grouping-key())">
          <array key="{plain:name(current-grouping-key())}">
            <xsl:for-each select="current-group()">
              <map><xsl:sequence select="plain:members(.)"/></map>
            </xsl:for-each>
          </array>
        </xsl:when>
        <xsl:otherwise>
          <xsl:where-populated>
            <map key="{plain:name(current-grouping-key())}"><xsl:sequence select="current-group() ! plain:members(.)"/></map>
          </xsl:where-populated>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:for-each-group>
  </xsl:function>

  <xsl:function name="plain:members" as="element()*">
    <xsl:param name="group" as="element()"/>
    <xsl:for-each-group select="$group/c:*[not(self::c:ConsentCell)][not(local-name() = $plain:routing)]" group-by="local-name()">
      <xsl:choose>
        <xsl:when test="$trm:shape?leaves(current-grouping-key())?repeats">
          <array key="{plain:name(current-grouping-key())}"><xsl:sequence select="current-group() ! plain:value(., ())"/></array>
        </xsl:when>
        <xsl:otherwise>
          <xsl:sequence select="plain:value(., plain:name(current-grouping-key()))"/>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:for-each-group>
    <xsl:sequence select="plain:objects($group/c:ConsentCell)"/>
  </xsl:function>

  <!-- one value; in an array it has no key -->
  <xsl:function name="plain:value" as="element()">
    <xsl:param name="field" as="element()"/>
    <xsl:param name="key" as="xs:string?"/>
    <xsl:variable name="kind" select="$trm:shape?leaves(local-name($field))?kind"/>
    <xsl:variable name="value" as="element()">
      <xsl:choose>
        <xsl:when test="$field/@trm_dataStatus">
          <map><string key="{plain:name('dataStatus')}"><xsl:value-of select="plain:written($field)"/></string></map>
        </xsl:when>
        <xsl:when test="$kind eq 'boolean'">
          <boolean><xsl:value-of select="$field"/></boolean>
        </xsl:when>
        <xsl:when test="$kind eq 'number'">
          <number><xsl:value-of select="xs:integer($field)"/></number>
        </xsl:when>
        <xsl:when test="plain:has-codes($field)">
          <map>
            <string key="{plain:name('code')}"><xsl:value-of select="plain:written($field)"/></string>
            <string key="{plain:name('label')}"><xsl:value-of select="plain:label($field)"/></string>
            <xsl:for-each select="trm:original($field)[$plain:delivered]">
              <string key="{plain:name('originalCode')}"><xsl:value-of select="."/></string>
            </xsl:for-each>
          </map>
        </xsl:when>
        <xsl:otherwise>
          <string><xsl:value-of select="plain:written($field)"/></string>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:element name="{local-name($value)}" namespace="http://www.w3.org/2005/xpath-functions">
      <xsl:if test="exists($key)">
        <xsl:attribute name="key" select="$key"/>
      </xsl:if>
      <xsl:sequence select="$value/node()"/>
    </xsl:element>
  </xsl:function>

  <!-- what was asked and not stated, what translation lost, and what was sealed for somebody: at the end of every form -->
  <xsl:template name="plain:remarks">
    <array key="{plain:name('notStated')}">
      <xsl:for-each select=".//c:*[@trm_dataStatus]">
        <map>
          <string key="{plain:name('element')}"><xsl:value-of select="plain:name(local-name())"/></string>
          <xsl:sequence select="plain:described('reason', @trm_dataStatus, plain:status-word(@trm_dataStatus), 'trm_DataStatus')"/>
        </map>
      </xsl:for-each>
    </array>
    <array key="{plain:name('losses')}">
      <xsl:for-each select="plain:losses(.)">
        <xsl:variable name="loss" select="tokenize(.)"/>
        <map>
          <string key="{plain:name('field')}"><xsl:value-of select="$loss[1]"/></string>
          <xsl:sequence select="plain:described('kind', $loss[2], $loss[2], 'loss')"/>
          <string key="{plain:name('rule')}"><xsl:value-of select="$loss[3]"/></string>
        </map>
      </xsl:for-each>
    </array>
    <array key="{plain:name('sealedFor')}">
      <xsl:for-each select="c:Sealed/c:trm_SealedPart">
        <string><xsl:value-of select="@to"/></string>
      </xsl:for-each>
    </array>
  </xsl:template>

  <xsl:function name="plain:described" as="element()">
    <xsl:param name="word" as="xs:string"/>
    <xsl:param name="code" as="item()"/>
    <xsl:param name="written" as="xs:string"/>
    <xsl:param name="list" as="xs:string"/>
    <map key="{plain:name($word)}">
      <string key="{plain:name('code')}"><xsl:value-of select="$written"/></string>
      <string key="{plain:name('label')}"><xsl:value-of select="trm:label($list, $code)"/></string>
    </map>
  </xsl:function>
</xsl:stylesheet>
