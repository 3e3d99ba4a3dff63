import{Ar as e,At as t,Ct as n,Et as r,Fr as i,I as a,Jn as o,L as s,Mr as c,Mt as l,N as u,R as d,St as f,Vn as p,_r as m,_t as h,br as g,dr as _,gr as v,gt as ee,hr as y,in as b,jr as te,k as x,kt as ne,lt as S,mr as C,mt as re,nn as ie,v as ae,w as oe,wt as w,xr as T,xt as E,yt as se}from"./ui-DJDY_fDP.js";import{a as ce,i as le,r as ue}from"./Markdown-BBHTUCG3.js";import{a as D,c as O,i as de,n as fe,o as pe,r as k,s as me,t as he}from"./TurnOf-Czk5S9md.js";import{t as A}from"./Visible-Do4t_g6m.js";import{t as ge}from"./sessionLink-Dmt5-60b.js";import{t as j}from"./useMutation-B3xU7qXr.js";var M=i(c(),1),_e=new URL(`json.worker-NAw7NUqt.js`,import.meta.url).href;function ve(e,t){let[r,i]=(0,M.useState)({of:null}),[a,o]=(0,M.useState)(0);(0,M.useEffect)(()=>{if(t===null)return;let{remote:r,end:a}=le(ce(_e)),o=new AbortController;return(async()=>{let a=await f(e,{id:t},{signal:o.signal}),s=await r.load(a),[c]=s.errors;if(c&&Object.keys(s.has).length===0)throw n.of(c,s.cost??void 0);o.signal.aborted||i({of:t,answered:{held:r,loaded:s}})})().catch(e=>{o.signal.aborted||i({of:t,error:e})}),()=>{o.abort(),a()}},[e,t,a]);let s=r.of===t&&t!==null;return{answered:s?r.answered:void 0,error:s?r.error:void 0,again:()=>{i({of:null}),o(a+1)}}}var N=te(),ye=r(`
  query CompletionConversation($id: ID!) {
    completion(id: $id) {
      messages {
        role
        content
        name
        parts {
          kind
          text
          url
          data
          mediaType
          fileId
          name
          toolCallId
          arguments
          result
          isError
        }
      }
    }
  }
`);function be({id:e}){let{answered:t,error:n,again:r}=ve(ye,e),[i,o]=(0,M.useState)(null);(0,M.useEffect)(()=>{t&&t.held.turns().then(e=>o({of:t,turns:e}),()=>void 0)},[t]);let c=i!==null&&i.of===t?i.turns:null;return n===void 0?t?`messages`in t.loaded.has?c===null?(0,N.jsx)(p,{}):c.length===0?(0,N.jsx)(a,{title:`No conversation`,children:(0,N.jsx)(`p`,{children:`Nothing is logged that can be read as one. What there is stands in Request and Response.`})}):(0,N.jsx)(xe,{held:t.held,turns:c},e):(0,N.jsx)(s,{what:`completion`}):(0,N.jsx)(p,{}):(0,N.jsx)(h,{error:n,retry:r})}var P=200;function xe({held:e,turns:t}){let n=(0,M.useRef)(null),r=_(fe),[i]=(0,M.useState)(r),[a,s]=(0,M.useState)({}),[c,l]=(0,M.useState)(new Set),[u,d]=(0,M.useState)(0),[f,p]=(0,M.useState)(P),m=t.slice(0,f);return o((0,M.useMemo)(()=>{let e=`Conversation`,t=e=>{let t=Math.max(0,Math.min(m.length-1,u+e));d(t);let r=n.current?.children[t];r instanceof HTMLElement&&r.focus()},r=m[u];return[{id:`next`,title:`Next turn`,group:e,keys:[`j`],run:()=>t(1)},{id:`previous`,title:`Previous turn`,group:e,keys:[`k`],run:()=>t(-1)},{id:`way`,title:`Text, Markdown, JSON`,group:e,keys:[`v`],run:()=>{if(!r)return;let e=de(a[u]??D(r.role,i));s({...a,[u]:e}),k(r.role,e)}},{id:`fold`,title:`Fold or unfold the turn`,group:e,keys:[`e`],run:()=>{let e=new Set(c);e.delete(u)||e.add(u),l(e)}},{id:`fold-all`,title:`Fold or unfold all turns`,group:e,keys:[`Shift e`],run:()=>l(c.size===m.length?new Set:new Set(m.keys()))}]},[m,u,a,c,i])),(0,N.jsxs)(N.Fragment,{children:[(0,N.jsx)(`ol`,{ref:n,className:ue.turns,"aria-label":`Conversation`,children:m.map((t,n)=>(0,N.jsx)(he,{held:e,turn:t,way:a[n]??D(t.role,i),setWay:e=>{s({...a,[n]:e}),k(t.role,e)},isOpen:c.has(n),setOpen:e=>{let t=new Set(c);e?t.add(n):t.delete(n),l(t)},isFocused:n===u,onFocus:()=>d(n)},t.index))}),t.length>f&&(0,N.jsxs)(b,{onPress:()=>p(f+P),children:[`Show `,Math.min(P,t.length-f),` more of `,t.length,` turns`]})]})}function F(e){return e.map(e=>e===``?`\\e`:e.replace(/[\\.]/g,e=>`\\${e}`)).join(`.`)}function I(e){if(e===``)return[];let t=[],n=``;for(let r=0;r<e.length;r+=1){let i=e.charAt(r);i===`.`?(t.push(n),n=``):i===`\\`?(r+=1,n+=e.charAt(r)===`e`?``:e.charAt(r)):n+=i}return[...t,n]}function Se(e){return e.split(`/`).slice(1).map(e=>e.replaceAll(`~1`,`/`).replaceAll(`~0`,`~`))}var L={header:`_header_17bjq_1`,facts:`_facts_17bjq_7`,filter:`_filter_17bjq_29`,second:`_second_17bjq_36`,bad:`_bad_17bjq_40`,tools:`_tools_17bjq_44`,parts:`_parts_17bjq_53`,reason:`_reason_17bjq_69`,tags:`_tags_17bjq_78`,tabs:`_tabs_17bjq_116`,note:`_note_17bjq_136`,stack:`_stack_17bjq_144`,grades:`_grades_17bjq_159`,counts:`_counts_17bjq_176`,values:`_values_17bjq_180`,veil:`_veil_17bjq_208`,modal:`_modal_17bjq_217`},Ce={UNICODE:`halves of surrogate pairs, or bytes that are no UTF-8, are U+FFFD`,NUMBER:`a number that cannot be stored is a text`,KEY:`a key has another name`,DEPTH:`what is nested too deep is its JSON text`,SIZE:`what has too many values is its JSON text`,CONVERTED:`it was converted`,CUT:`it was too long`,LEFT_OUT:`it is not stored`,MORE:`there are more`};function we({of:{id:e,alterations:t}}){return t.length===0?null:(0,N.jsxs)(`details`,{className:L.note,children:[(0,N.jsxs)(`summary`,{children:[`≠ What is stored differs from what was logged in `,t.length,` `,t.length===1?`place`:`places`]}),(0,N.jsx)(`ul`,{children:t.map(({path:t,kind:n,original:r},i)=>(0,N.jsxs)(`li`,{children:[(0,N.jsx)(Ee,{id:e,pointer:t}),`: `,Ce[n],r!==null&&(0,N.jsxs)(N.Fragment,{children:[`; logged was `,(0,N.jsx)(`code`,{children:(0,N.jsx)(A,{text:r})})]})]},i))})]})}var Te=[`request`,`response`,`extra`];function Ee({id:e,pointer:t}){let[n=``,...r]=Se(t),i=(0,N.jsx)(`code`,{children:(0,N.jsx)(A,{text:t})});if(!Te.includes(n))return i;let a=encodeURIComponent(JSON.stringify(F(r)));return(0,N.jsx)(`a`,{href:`#/completions/${encodeURIComponent(e)}?t=${n}&at=${a}`,children:i})}function De({of:{id:e,answers:t}}){let n=Math.max(0,...(t??[]).map(e=>Array.isArray(e)?e.length:0));return n<2?null:(0,N.jsxs)(`p`,{className:L.note,children:[`Of `,n,` answers this is the first; all of them stand in the`,` `,(0,N.jsx)(`a`,{href:`#/completions/${encodeURIComponent(e)}?t=response`,children:`Response`}),`.`]})}var Oe=r(`
  query CompletionHead($id: ID!) {
    completion(id: $id) {
      id
      kind
      status
      tags
      model
      provider
      operation
      finishReason
      providerFinishReason
      isRefusal
      duration
      timeToFirstToken
      promptVersion
      failureKind
      failureReason
      createdAt
      clientCreatedAt
      updatedAt
      revision
      sessionId
      session {
        id
        name
      }
      userId
      isDerivationPending
      usage {
        promptTokens
        completionTokens
        totalTokens
        cachedTokens
        cacheWriteTokens
        reasoningTokens
        audioTokens
      }
      cost {
        total
        input
        output
        cached
        priceSource
        priceDate
        pricedModel
      }
      alterations {
        path
        kind
        original
      }
      answers: values(paths: ["response.choices.index", "response.candidates.index"])
    }
  }
`),ke=r(`
  query CompletionPayload($id: ID!) {
    completion(id: $id) {
      request
      response
      extra
    }
  }
`),Ae=r(`
  query CompletionStack($id: ID!) {
    completion(id: $id) {
      stacktrace {
        file
        line
        lineno
        name
      }
    }
  }
`),je=r(`
  query CompletionFeedback($id: ID!, $after: String) {
    completion(id: $id) {
      feedbackTasks {
        id
        name
        archivedAt
      }
      feedback(first: 100, after: $after) {
        nodes {
          id
          createdAt
          updatedAt
          taskId
          taskVersion
          task {
            id
            name
            version
          }
          jsonValues
          comment
          author {
            tokenId
            name
          }
          grader {
            kind
            id
            name
          }
          revision
          revisedBy {
            tokenId
            name
          }
          history {
            revision
            at
            tokenId
            taskVersion
            jsonValues
            comment
            grader {
              kind
              id
              name
            }
          }
          adjudicates
        }
        pageInfo {
          hasNextPage
        }
        totalCount
      }
    }
  }
`),Me=r(`
  mutation CompletionAddTags($id: ID!, $tags: [String!]!) {
    addTags(input: { completionIds: [$id], tags: $tags }) {
      results {
        completion {
          tags
          revision
        }
        error {
          code
          message
        }
      }
    }
  }
`),Ne=r(`
  mutation CompletionRemoveTags($id: ID!, $tags: [String!]!) {
    removeTags(input: { completionIds: [$id], tags: $tags }) {
      results {
        completion {
          tags
          revision
        }
        error {
          code
          message
        }
      }
    }
  }
`),Pe=r(`
  mutation CompletionDelete($id: ID!) {
    deleteCompletions(input: { ids: [$id] }) {
      deletedIds
    }
  }
`),Fe=r(`
  query CompletionNeighbour($filter: CompletionFilter!, $direction: OrderDirection!) {
    completions(
      filter: $filter
      orderBy: [{ field: CREATED_AT, direction: $direction }]
      first: 1
    ) {
      nodes {
        id
      }
    }
  }
`),Ie=r(`
  subscription CompletionOfPageChanged($filter: CompletionFilter!, $after: String) {
    completionChanged(filter: $filter, after: $after) {
      cursor
      type
      completion {
        revision
        status
      }
    }
  }
`),Le=r(`
  query CompletionTagSuggestions($prefix: String!) {
    suggest(field: TAG, prefix: $prefix, first: 8) {
      names {
        name
      }
    }
  }
`),R=e=>g({queryKey:[`completion`,e,`head`],queryFn:async({signal:t})=>{let{data:n,errors:r}=await E(Oe,{id:e},{signal:t});if(n.completion===null&&r[0]&&r[0].code!==`NOT_FOUND`)throw r[0];return{completion:n.completion,errors:r}}}),Re=e=>g({queryKey:[`completion`,e,`stack`],queryFn:async({signal:t})=>{let{data:n,errors:r}=await E(Ae,{id:e},{signal:t});if(!n.completion)throw r[0]??z();return n.completion.stacktrace}}),ze=e=>g({queryKey:[`completion`,e,`feedback`],queryFn:async({signal:t})=>{let{data:n,errors:r}=await E(je,{id:e,after:null},{signal:t});if(!n.completion?.feedback)throw r[0]??z();return{...n.completion.feedback,tasks:n.completion.feedbackTasks}}});async function Be(e,t){let{data:n}=await E(Fe,{filter:{createdAt:t?{gt:e}:{lt:e}},direction:t?`ASC`:`DESC`});return n.completions?.nodes[0]?.id??null}function z(){return new n(`NOT_FOUND`,{message:`This completion is not here any more.`})}function Ve({id:e}){let{data:t,error:n,isPending:r,refetch:i}=T(ze(e));if(r)return(0,N.jsx)(p,{});if(n)return(0,N.jsx)(h,{error:n,retry:()=>void i()});let o=new Map;for(let e of t.nodes)o.set(e.taskId,[...o.get(e.taskId)??[],e]);let s=t.tasks.filter(e=>!o.has(e.id)&&e.archivedAt===null);return(0,N.jsxs)(`div`,{className:L.feedback,children:[t.nodes.length===0&&(0,N.jsx)(a,{title:`Not graded`,children:(0,N.jsx)(`p`,{children:`Nobody has given feedback on it.`})}),[...o].map(([e,t])=>(0,N.jsx)(He,{id:e,grades:t},e)),t.pageInfo.hasNextPage&&(0,N.jsxs)(`p`,{children:[`The newest `,t.nodes.length,` of `,t.totalCount,` grades.`]}),s.length>0&&(0,N.jsxs)(`section`,{children:[(0,N.jsx)(`h2`,{children:`Tasks that want a grade`}),(0,N.jsx)(`ul`,{children:s.map(t=>(0,N.jsxs)(`li`,{children:[(0,N.jsx)(`a`,{href:B(t.id),className:L.filter,children:(0,N.jsx)(A,{text:t.name})}),` `,(0,N.jsx)(`a`,{href:`#/grade/${encodeURIComponent(t.id)}?i=${encodeURIComponent(e)}`,"aria-label":`Grade it for ${t.name}`,children:`Grade it`})]},t.id))})]})]})}var B=e=>`#/tasks/${encodeURIComponent(e)}`;function He({id:e,grades:t}){let n=t[0]?.task;return(0,N.jsxs)(`section`,{children:[(0,N.jsx)(`h2`,{children:n?(0,N.jsx)(`a`,{href:B(e),className:L.filter,children:(0,N.jsx)(A,{text:n.name})}):`A task that is gone`}),(0,N.jsx)(`ul`,{className:L.grades,children:t.map(e=>(0,N.jsx)(`li`,{"data-counts":e.adjudicates,children:(0,N.jsx)(Ue,{grade:e})},e.id))})]})}function Ue({grade:e}){let t=e.task?.version,n=t!==void 0&&t!==e.taskVersion;return(0,N.jsxs)(N.Fragment,{children:[(0,N.jsxs)(`p`,{className:L.tools,children:[e.adjudicates&&(0,N.jsx)(`strong`,{className:L.counts,children:`★ the one that counts`}),(0,N.jsxs)(`span`,{children:[`by `,(0,N.jsx)(`b`,{children:V(e)})]}),e.grader?.name!==e.author?.name&&e.author&&(0,N.jsxs)(`span`,{className:L.second,children:[`token `,(0,N.jsx)(A,{text:e.author.name??e.author.tokenId})]}),(0,N.jsx)(x,{at:e.createdAt}),(0,N.jsxs)(`span`,{className:L.second,children:[`version `,e.taskVersion,n&&` of ${t}`]})]}),(0,N.jsx)(H,{of:e.jsonValues,comment:e.comment}),e.history.length>0&&(0,N.jsx)(We,{grade:e})]})}function V({grader:e,author:t}){let n=e?.name??e?.id??t?.name??t?.tokenId??`nobody known`,r=e&&e.kind!==`HUMAN`?` (${e.kind.toLowerCase()})`:``;return(0,N.jsx)(A,{text:n+r})}function We({grade:e}){let[t,n]=(0,M.useState)(!1);return(0,N.jsxs)(`div`,{children:[(0,N.jsxs)(b,{"aria-expanded":t,onPress:()=>n(!t),children:[t?`▾`:`▸`,` Corrected `,e.history.length,` `,e.history.length===1?`time`:`times`,`, last `,(0,N.jsx)(x,{at:e.updatedAt}),` by`,` `,(0,N.jsx)(A,{text:e.revisedBy?.name??e.revisedBy?.tokenId??`nobody known`})]}),t&&(0,N.jsx)(`ol`,{className:L.grades,"aria-label":`Earlier revisions, newest first`,children:e.history.toReversed().map(e=>(0,N.jsxs)(`li`,{children:[(0,N.jsxs)(`p`,{className:L.tools,children:[`revision `,e.revision,` `,(0,N.jsx)(x,{at:e.at}),(0,N.jsxs)(`span`,{className:L.second,children:[`version `,e.taskVersion]}),e.grader&&V(e)]}),(0,N.jsx)(H,{of:e.jsonValues,comment:e.comment})]},e.revision))})]})}function H({of:e,comment:t}){let n=typeof e==`object`&&e&&!Array.isArray(e)?Object.entries(e):[[``,e]];return(0,N.jsxs)(N.Fragment,{children:[(0,N.jsx)(`dl`,{className:L.values,children:n.map(([e,t])=>(0,N.jsxs)(`div`,{children:[(0,N.jsx)(`dt`,{children:(0,N.jsx)(A,{text:e})}),(0,N.jsx)(`dd`,{children:(0,N.jsx)(A,{text:typeof t==`string`?t:JSON.stringify(t,null,1)})})]},e))}),t!==``&&(0,N.jsx)(`blockquote`,{children:(0,N.jsx)(A,{text:t})})]})}function Ge({role:e,...t}){let n=se(e),r=(0,M.useId)();return n===null?(0,N.jsx)(b,{...t}):(0,N.jsxs)(`span`,{children:[(0,N.jsx)(b,{...t,isDisabled:!0,"aria-describedby":r}),` `,(0,N.jsx)(`small`,{id:r,children:n})]})}function Ke({id:e}){let[n,r]=(0,M.useState)(!1);return(0,N.jsxs)(N.Fragment,{children:[(0,N.jsx)(Ge,{role:`ADMIN`,onPress:()=>r(!0),children:`Delete …`}),(0,N.jsx)(t,{isOpen:n,onOpenChange:r,isDismissable:!0,className:L.veil??``,children:(0,N.jsx)(ne,{className:L.modal??``,children:(0,N.jsx)(qe,{id:e,close:()=>r(!1)})})})]})}function qe({id:t,close:n}){let r=e(),i=y(),{mutate:a,isPending:o,error:s}=j({mutationFn:()=>E(Pe,{id:t}),onSuccess:()=>{S(`Deleted`),n(),r.removeQueries({queryKey:[`completion`,t]}),r.invalidateQueries({queryKey:[`completions`]}),i({to:`/completions`})}});return(0,N.jsxs)(l,{role:`alertdialog`,children:[(0,N.jsx)(ie,{slot:`title`,children:`Delete this completion?`}),(0,N.jsxs)(`p`,{children:[(0,N.jsx)(`code`,{children:t}),` is gone for good, and so is it from the feedback on it.`]}),s&&(0,N.jsxs)(`p`,{role:`alert`,className:L.bad,children:[`✕ `,w(s).message]}),(0,N.jsxs)(`div`,{className:L.tools,children:[(0,N.jsx)(b,{autoFocus:!0,onPress:n,children:`Keep it`}),(0,N.jsx)(b,{className:`primary`,isDisabled:o,onPress:()=>a(),children:`Delete it`})]})]})}function Je({of:{id:e,tags:t}}){let n=se(`WRITER`),r=(0,M.useId)(),i=(0,M.useRef)(null),a=Ye(e);o((0,M.useMemo)(()=>[{id:`tag`,title:`Add a tag`,group:`Completion`,keys:[`t`],unavailable:n,run:()=>i.current?.focus()}],[n]));let s=e=>a.mutate({tag:e,isAdded:!1});return(0,N.jsxs)(`div`,{className:L.tags,children:[(0,N.jsx)(`ul`,{"aria-label":`Tags`,children:t.map(e=>(0,N.jsxs)(`li`,{children:[(0,N.jsx)(q,{by:{tags:{hasAll:[e]}},children:(0,N.jsx)(A,{text:e})}),n===null&&(0,N.jsx)(b,{"aria-label":`Take away the tag ${e}`,onPress:()=>s(e),children:`×`})]},e))}),(0,N.jsx)(Xe,{input:i,isDisabled:n!==null,why:r,add:e=>a.mutate({tag:e,isAdded:!0})}),n!==null&&(0,N.jsx)(`small`,{id:r,children:n}),a.error&&(0,N.jsxs)(`span`,{role:`alert`,className:L.bad,children:[`✕ `,w(a.error).message]})]})}function Ye(t){let r=e();return j({mutationFn:async({tag:e,isAdded:r})=>{let i={id:t,tags:[e]},[a]=(r?(await E(Me,i)).data.addTags?.results:(await E(Ne,i)).data.removeTags?.results)??[];if(a?.error)throw new n(a.error.code,a.error);return a?.completion},onSuccess:(e,{tag:n,isAdded:i})=>{if(S(i?`Tagged ${n}`:`${n} is taken away`),!e)return;let{queryKey:a}=R(t);r.setQueryData(a,t=>t?.completion?{...t,completion:{...t.completion,...e}}:t)}})}function Xe({input:e,isDisabled:t,why:n,add:r}){let[i,a]=(0,M.useState)(``),o=(0,M.useId)(),s=T({queryKey:[`tag-suggestions`,i],queryFn:({signal:e})=>E(Le,{prefix:i},{signal:e}),enabled:i!==``&&i.length<=100});return(0,N.jsxs)(`form`,{onSubmit:e=>{e.preventDefault(),i.trim()!==``&&r(i.trim()),a(``)},children:[(0,N.jsx)(`input`,{ref:e,"aria-label":`New tag`,placeholder:`Add a tag`,value:i,list:o,disabled:t,...t&&{"aria-describedby":n},onChange:({target:e})=>a(e.value),onKeyDown:e=>{e.key===`Escape`&&e.currentTarget.blur()}}),(0,N.jsx)(`datalist`,{id:o,children:s.data?.data.suggest?.names.map(({name:e})=>(0,N.jsx)(`option`,{value:e},e))})]})}var U=new Intl.NumberFormat(`en`);function Ze({of:e}){if(!e)return`–`;let t=[[`prompt`,e.promptTokens,0],[`read from a cache`,e.cachedTokens,1],[`written to a cache`,e.cacheWriteTokens,1],[`completion`,e.completionTokens,0],[`reasoning`,e.reasoningTokens,1],[`audio, of both`,e.audioTokens,0]];return(0,N.jsx)(W,{all:e.totalTokens===null?`–`:U.format(e.totalTokens),children:t.map(([e,t,n])=>t===null?null:(0,N.jsx)(G,{name:e,value:U.format(t),depth:n},e))})}function Qe({of:e}){return e?(0,N.jsxs)(W,{all:`$${e.total}`,children:[(0,N.jsx)(G,{name:`input`,value:`$${e.input}`,depth:0}),(0,N.jsx)(G,{name:`read from a cache`,value:`$${e.cached}`,depth:1}),(0,N.jsx)(G,{name:`output`,value:`$${e.output}`,depth:0}),(0,N.jsx)(G,{name:`price of`,value:e.pricedModel,depth:0}),(0,N.jsx)(G,{name:`by`,value:e.priceSource,depth:0}),e.priceDate!==null&&(0,N.jsx)(G,{name:`as of`,value:e.priceDate,depth:0})]}):(0,N.jsx)(`span`,{title:`The price or the tokens are not known for sure`,children:`not known`})}function W({all:e,children:t}){return(0,N.jsxs)(`details`,{className:L.parts,children:[(0,N.jsx)(`summary`,{children:e}),(0,N.jsx)(`table`,{children:(0,N.jsx)(`tbody`,{children:t})})]})}function G({name:e,value:t,depth:n}){return(0,N.jsxs)(`tr`,{children:[(0,N.jsx)(`th`,{scope:`row`,style:{paddingInlineStart:n*12},children:e}),(0,N.jsx)(`td`,{children:t})]})}function $e({of:e}){return(0,N.jsxs)(`header`,{className:L.header,children:[(0,N.jsxs)(`dl`,{className:L.facts,children:[(0,N.jsx)(K,{name:`Status`,children:e.status===null?(0,N.jsx)(oe,{of:null}):(0,N.jsx)(q,{by:{status:{eq:e.status}},children:(0,N.jsx)(oe,{of:e.status})})}),e.failureKind!==null&&(0,N.jsx)(K,{name:`Failure`,children:(0,N.jsx)(q,{by:{failureKind:{eq:e.failureKind}},children:(0,N.jsx)(A,{text:e.failureKind})})}),(0,N.jsx)(et,{of:e}),(0,N.jsx)(K,{name:`Duration`,children:Y(e.duration)}),e.timeToFirstToken!==null&&(0,N.jsx)(K,{name:`First token`,children:Y(e.timeToFirstToken)}),(0,N.jsx)(K,{name:`Tokens`,children:(0,N.jsx)(Ze,{of:e.usage})}),(0,N.jsx)(K,{name:`Cost`,children:(0,N.jsx)(Qe,{of:e.cost})}),(0,N.jsx)(tt,{of:e}),(0,N.jsx)(nt,{of:e}),(0,N.jsx)(K,{name:`Made`,children:(0,N.jsx)(x,{at:e.createdAt})}),e.clientCreatedAt!==null&&(0,N.jsx)(K,{name:`Made, as the client says`,children:e.clientCreatedAt}),(0,N.jsxs)(K,{name:`Changed`,children:[(0,N.jsx)(x,{at:e.updatedAt}),` `,(0,N.jsxs)(`span`,{className:L.second,children:[`revision `,e.revision]})]}),(0,N.jsx)(K,{name:`Id`,children:(0,N.jsx)(`code`,{children:(0,N.jsx)(A,{text:e.id})})})]}),e.isDerivationPending&&(0,N.jsx)(`p`,{className:L.second,children:`Model, tokens and cost are still being worked out.`}),e.failureReason!==null&&(0,N.jsx)(rt,{text:e.failureReason}),(0,N.jsxs)(`div`,{className:L.tools,children:[(0,N.jsx)(Je,{of:e}),(0,N.jsx)(Ke,{id:e.id})]})]})}function K({name:e,children:t}){return(0,N.jsxs)(`div`,{children:[(0,N.jsx)(`dt`,{children:e}),(0,N.jsx)(`dd`,{children:t})]})}function q({by:e,children:t}){return(0,N.jsx)(C,{to:`/completions`,search:{f:e},className:L.filter,children:t})}function et({of:{model:e,provider:t,operation:n}}){return(0,N.jsxs)(N.Fragment,{children:[(0,N.jsx)(K,{name:`Model`,children:e===null?`–`:(0,N.jsx)(q,{by:{model:{eq:e}},children:(0,N.jsx)(A,{text:e})})}),t!==null&&(0,N.jsx)(K,{name:`Provider`,children:(0,N.jsx)(q,{by:{provider:{eq:t}},children:(0,N.jsx)(A,{text:t})})}),n!==null&&(0,N.jsx)(K,{name:`Operation`,children:(0,N.jsx)(q,{by:{operation:{eq:n}},children:n.toLowerCase()})})]})}function tt({of:{finishReason:e,providerFinishReason:t,isRefusal:n}}){return e===null?null:(0,N.jsxs)(K,{name:`Ended by`,children:[(0,N.jsx)(q,{by:{finishReason:{eq:e}},children:e.toLowerCase()}),` `,t!==null&&(0,N.jsx)(`code`,{children:(0,N.jsx)(A,{text:t})}),n&&(0,N.jsx)(`strong`,{className:L.bad,children:` ✕ refusal`})]})}function nt({of:{id:e,session:t,sessionId:n,userId:r,promptVersion:i}}){return(0,N.jsxs)(N.Fragment,{children:[n!==null&&(0,N.jsx)(K,{name:`Session`,children:(0,N.jsx)(`a`,{href:ge(n,e),className:L.filter,children:(0,N.jsx)(A,{text:t?.name||n})})}),r!==null&&(0,N.jsx)(K,{name:`User`,children:(0,N.jsx)(q,{by:{userId:{eq:r}},children:(0,N.jsx)(A,{text:r})})}),i!==null&&(0,N.jsx)(K,{name:`Prompt version`,children:(0,N.jsx)(q,{by:{promptVersion:{eq:i}},children:(0,N.jsx)(A,{text:i})})})]})}var J=500;function rt({text:e}){let t=e=>(0,N.jsx)(`div`,{className:L.reason,children:(0,N.jsx)(A,{text:e})});return e.length<=J?t(e):(0,N.jsxs)(`details`,{children:[(0,N.jsxs)(`summary`,{children:[(0,N.jsx)(A,{text:e.slice(0,J)}),`… (`,e.length,` characters)`]}),t(e)]})}function Y(e){return e===null?`–`:e<1?`${(e*1e3).toFixed(0)} ms`:`${e.toFixed(2)} s`}var X=[`request`,`response`,`extra`];function Z(e,t,n){return`{"payload":[${`{"path":${JSON.stringify(F(e))},"${n?`ne`:`eq`}":${t}}`}]}`}function it(e){return JSON.stringify(JSON.parse(e))===e||!/^-?\d/.test(e)}var at=1e3;function ot({held:e,field:t,row:n}){let r=n?.node,[i,a]=(0,M.useState)(``),[s,c]=(0,M.useState)(null),[l,d]=(0,M.useState)(!1);(0,M.useEffect)(()=>{r!==void 0&&e.path(t,r).then(a,()=>void 0)},[e,t,r]);let f=n!==void 0&&i!==``&&n.count===0&&n.length<=at&&X.includes(t),p=e=>Z([t,...I(i)],n?.value??`null`,e),m=f&&n.length===n.value.length?n.value:null,h=e=>m!==null&&it(m)?`#/completions?f=${encodeURIComponent(p(e))}`:void 0,[g,_]=[h(!1),h(!0)];if(o((0,M.useMemo)(()=>{let e=`JSON`,t=g===void 0?`not for this value`:null,n=e=>()=>{e!==void 0&&(location.hash=e)};return[{id:`filter-to`,title:`Filter to this value`,group:e,keys:[`+`],unavailable:t,run:n(g)},{id:`exclude`,title:`Exclude this value`,group:e,keys:[`-`],unavailable:t,run:n(_)}]},[g,_])),!n)return null;let v=async()=>u(await e.value(n.node),`the value`),ee=async()=>{let r=await e.source(n.node);await u(Z([t,...I(i)],r,!1),`the filter`)};return(0,N.jsxs)(`section`,{"aria-label":`The focused value`,children:[(0,N.jsxs)(`div`,{className:O.focused,children:[(0,N.jsxs)(`code`,{children:[t,i!==``&&`.`,(0,N.jsx)(A,{text:i})]}),(0,N.jsx)(b,{onPress:()=>void v(),children:`Copy value`}),(0,N.jsx)(b,{onPress:()=>void u([t,i].filter(Boolean).join(`.`),`the path`),children:`Copy path`}),i!==``&&X.includes(t)&&(0,N.jsx)(b,{onPress:()=>void ee(),children:`Copy as filter`}),g&&(0,N.jsx)(`a`,{href:g,children:`Filter to`}),_&&(0,N.jsx)(`a`,{href:_,children:`Exclude`}),n.kind===2&&(0,N.jsx)(b,{onPress:()=>{d(!1),e.clip(n.node).then(e=>c({node:n.node,clip:e}))},children:`Show as text`})]}),s?.node===n.node&&(0,N.jsx)(`div`,{className:O.value,children:(0,N.jsx)(pe,{held:e,clip:s.clip,label:i,isOpen:l,setOpen:d},s.clip.id)})]})}var st=16,ct=200,lt={2:O.string,3:O.number,4:O.word,5:O.word},Q=new Intl.NumberFormat(`en`);function ut({row:e,index:t,start:n,isFocused:r,sought:i,alteration:a,onFocus:o,onFold:s}){let c=i!==``&&ft(e,i);return(0,N.jsxs)(`div`,{role:`treeitem`,"data-row":t,"aria-level":e.level,"aria-posinset":e.position+1,"aria-setsize":e.siblings,"aria-selected":r,...e.count>0&&{"aria-expanded":!e.isFolded},tabIndex:r?0:-1,className:O.row,style:{transform:`translateY(${n}px)`,paddingInlineStart:(Math.min(e.level,40)-1)*st},onFocus:o,children:[e.count>0?(0,N.jsx)(`span`,{className:O.twist,onClick:s,"aria-hidden":!0,children:e.isFolded?`▸`:`▾`}):(0,N.jsx)(`span`,{className:O.twist,"aria-hidden":!0}),e.name!==null&&(0,N.jsx)(`span`,{className:O.key,children:(0,N.jsx)(A,{text:dt(e.name)+`:`})}),(0,N.jsxs)(`span`,{className:`${lt[e.kind]??``} ${c?O.found:``}`,children:[(0,N.jsx)(A,{text:e.value}),e.length>e.value.length&&e.value!==``&&`…`]}),(0,N.jsx)(`span`,{className:O.size,children:pt(e)}),a&&(0,N.jsxs)(`span`,{className:O.altered,title:a.original??``,children:[`≠ `,a.kind.toLowerCase()]})]})}function dt(e){let t=e===``?`""`:e;return t.length>ct?`${t.slice(0,ct)}…`:t}function ft({name:e,value:t},n){return`${e??``} ${t}`.toLowerCase().includes(n.toLowerCase())}function pt(e){return e.kind===0?e.count===0?`{}`:`{${Q.format(e.count)}}`:e.kind===1?e.count===0?`[]`:`[${Q.format(e.count)}]`:e.length>e.value.length?`${Q.format(e.length)} characters`:``}var mt=150,ht=new Intl.NumberFormat(`en`);function gt({held:e,field:t,tree:n,sought:r,setSought:i}){let a=(0,M.useRef)(null),[s,c]=(0,M.useState)(null),{lay:l}=n;(0,M.useEffect)(()=>{if(r===``)return;let n=setTimeout(()=>{e.search(t,r).then(n=>{c({count:n,at:0}),S(`${n} found`),n>0&&l(e.match(t,0))})},mt);return()=>{clearTimeout(n)}},[e,t,r,l]);let u=n=>{if(!s||s.count===0)return;let r=(s.at+n+s.count)%s.count;c({...s,at:r}),l(e.match(t,r))};return o((0,M.useMemo)(()=>[{id:`filter`,title:`Search the JSON`,group:`JSON`,keys:[`/`],run:()=>a.current?.focus()}],[])),(0,N.jsxs)(`div`,{className:O.tools,role:`search`,children:[(0,N.jsx)(`input`,{ref:a,type:`search`,"aria-label":`Search in ${t}`,placeholder:`Search keys and values`,value:r,onChange:({target:e})=>i(e.value),onKeyDown:e=>{e.key===`Enter`&&u(e.shiftKey?-1:1)}}),s&&r!==``&&(0,N.jsxs)(N.Fragment,{children:[(0,N.jsx)(`span`,{className:O.count,children:s.count===0?`nothing found`:`${ht.format(s.at+1)} of ${ht.format(s.count)}`}),(0,N.jsx)(b,{"aria-label":`Previous found`,onPress:()=>u(-1),children:`↑`}),(0,N.jsx)(b,{"aria-label":`Next found`,onPress:()=>u(1),children:`↓`})]}),(0,N.jsx)(b,{onPress:()=>l(e.foldAll(t,!0)),children:`Fold all`}),(0,N.jsx)(b,{onPress:()=>l(e.foldAll(t,!1)),children:`Unfold all`})]})}function _t(e,t,n){let[r,i]=(0,M.useState)({count:0,version:0}),[a,o]=(0,M.useState)(0),[s,c]=(0,M.useState)(0),[l,u]=(0,M.useState)({from:0,to:100}),[d,f]=(0,M.useState)({from:0,rows:[]}),[p]=(0,M.useState)(n),m=(0,M.useCallback)((e,{keep:t=!1}={})=>{e.then(({count:e,row:n})=>{i(({version:t})=>({count:e,version:t+1})),o(n<0?t=>Math.min(t,e-1):n),n>=0&&!t&&c(e=>e+1)},()=>void 0)},[]);(0,M.useEffect)(()=>m(e.open(t,p)),[e,t,p,m]),(0,M.useEffect)(()=>{let n=!0;return e.rows(t,l.from,l.to).then(e=>n&&f({from:l.from,rows:e}),()=>void 0),()=>{n=!1}},[e,t,l,r]);let h=(0,M.useCallback)((e,t)=>{u(n=>n.from===e&&n.to===t?n:{from:e,to:t})},[]);return{count:r.count,focused:a,focus:o,row:e=>d.rows[e-d.from],look:h,lay:m,jumps:s,isReady:r.version>0}}var vt=24,yt=60;function bt({held:e,field:t,at:n=``,onAt:r,alterations:i}){let a=_t(e,t,n),[s,c]=(0,M.useState)(``),l=Ct(e,i),u=a.row(a.focused)?.node;return(0,M.useEffect)(()=>{if(u===void 0||!r)return;let n=!0,i=setTimeout(()=>{e.path(t,u).then(e=>n&&r(e))},300);return()=>{n=!1,clearTimeout(i)}},[e,t,u,r]),o((0,M.useMemo)(()=>{let n=`JSON`,r=n=>a.lay(e.foldAll(t,n));return[{id:`json:unfold`,title:`Unfold all`,group:n,keys:[`Shift e`],run:()=>r(!1)},{id:`json:fold`,title:`Fold all`,group:n,run:()=>r(!0)}]},[e,t,a.lay])),(0,N.jsxs)(`div`,{children:[(0,N.jsx)(gt,{held:e,field:t,tree:a,sought:s,setSought:c}),a.isReady?(0,N.jsx)(xt,{held:e,field:t,tree:a,sought:s,altered:l}):(0,N.jsx)(p,{}),(0,N.jsx)(ot,{held:e,field:t,row:a.row(a.focused)})]})}function xt({held:e,field:t,tree:n,sought:r,altered:i}){let a=(0,M.useRef)(null),{count:o,focused:s,look:c,jumps:l}=n,u=ae({count:o,getScrollElement:()=>a.current,estimateSize:()=>vt,overscan:20}),{startIndex:d=0,endIndex:f=0}=u.range??{};(0,M.useEffect)(()=>c(Math.max(0,d-yt),f+yt),[c,d,f]),(0,M.useEffect)(()=>{l>0&&u.scrollToIndex(s,{align:`center`})},[l]);let p=e=>{let t=Math.max(0,Math.min(o-1,e));n.focus(t),u.scrollToIndex(t),requestAnimationFrame(()=>a.current?.querySelector(`[data-row="${t}"]`)?.focus())},m=(r,i)=>{let a=n.row(r);a&&a.count>0&&n.lay(e.fold(t,a.node,i),{keep:!0})},h=e=>{let t=n.row(s),r=g[e.key];!t||!r||e.ctrlKey||e.metaKey||e.altKey||(e.preventDefault(),r(t.count>0&&!t.isFolded,t.node))},g={ArrowDown:()=>p(s+1),ArrowUp:()=>p(s-1),PageDown:()=>p(s+f-d-1),PageUp:()=>p(s-(f-d-1)),Home:()=>p(0),End:()=>p(o-1),ArrowRight:e=>e?p(s+1):m(s,!1),ArrowLeft:(n,r)=>{n?m(s,!0):e.parent(t,r).then(e=>e>=0&&p(e))},e:e=>m(s,e)};return(0,N.jsx)(`div`,{ref:a,className:O.tree,role:`tree`,"aria-label":`JSON of ${t}`,onKeyDown:h,children:(0,N.jsx)(`div`,{style:{height:u.getTotalSize()},className:O.all,role:`none`,children:u.getVirtualItems().map(({index:e,start:t})=>{let a=n.row(e);return a?(0,N.jsx)(ut,{row:a,index:e,start:t,sought:r,isFocused:e===s,alteration:i.get(a.node),onFocus:()=>n.focus(e),onFold:()=>m(e,!a.isFolded)},a.node):null})})})}var St=new Map;function Ct(e,t){let[n,r]=(0,M.useState)(St);return(0,M.useEffect)(()=>{t&&t.length!==0&&e.pointed(t.map(({path:e})=>e)).then(e=>r(new Map(e.flatMap((e,n)=>{let r=t[n];return r&&e>=0?[[e,r]]:[]}))),()=>void 0)},[e,t]),n}function wt({answered:e,field:t,alterations:n,at:r,onAt:i}){return e.loaded.has[t]===!0?(0,N.jsx)(bt,{held:e.held,field:t,onAt:i,alterations:n,at:r??``}):(0,N.jsx)(a,{title:`No ${t}`,children:(0,N.jsx)(`p`,{children:`Nothing of it is logged.`})})}function Tt(e,{rows:t,isWhole:n}=d()){let r=t.findIndex(t=>t.id===e);return r<0?null:{before:t[r-1]?.id??null,after:t[r+1]?.id??null,place:r,count:t.length,isWhole:n}}var Et=new Intl.NumberFormat(`en`);function Dt({id:e,createdAt:t}){let n=y(),{t:r}=v({from:`/completions/$id`}),i=(0,M.useMemo)(()=>Tt(e),[e]),a=(0,M.useMemo)(()=>{let e=e=>{e===null?S(`There is no further one`):n({to:`/completions/$id`,params:{id:e},search:r===void 0?{}:{t:r},replace:!0})},a=async n=>{t!==null&&e(await Be(t,n))};return i?{before:()=>e(i.before),after:()=>e(i.after)}:{before:()=>void a(!0).catch(()=>e(null)),after:()=>void a(!1).catch(()=>e(null))}},[i,t,n,r]),[s,c]=i?[i.before===null,i.after===null]:[t===null,t===null];return o((0,M.useMemo)(()=>{let e=`Completion`,t=e=>e?`the list ends here`:`no more is loaded`;return[{id:`item:previous`,title:`Previous of the list`,group:e,keys:[`[`],unavailable:s?t(!0):null,run:a.before},{id:`item:next`,title:`Next of the list`,group:e,keys:[`]`],unavailable:c?t(i?.isWhole??!0):null,run:a.after}]},[a,s,c,i])),(0,N.jsxs)(`nav`,{"aria-label":`The list around it`,className:L.tools,children:[(0,N.jsx)(C,{to:`/completions`,children:`Completions`}),(0,N.jsx)(b,{isDisabled:s,onPress:a.before,children:`← Previous`}),(0,N.jsx)(b,{isDisabled:c,onPress:a.after,children:`Next →`}),(0,N.jsx)(`span`,{className:L.second,children:i?`${Et.format(i.place+1)} of ${Et.format(i.count)} loaded`:`in the order of time`})]})}var Ot=new Intl.NumberFormat(`en`);function kt({held:e,id:t}){let[n,r]=(0,M.useState)(null);if((0,M.useEffect)(()=>{e.raw().then(r,()=>void 0)},[e]),!n)return(0,N.jsx)(p,{});let i=()=>e.text(n.id);return(0,N.jsxs)(`div`,{children:[(0,N.jsxs)(`p`,{className:L.tools,children:[(0,N.jsxs)(`span`,{children:[Ot.format(n.characters),` characters`]}),(0,N.jsx)(b,{onPress:()=>void i().then(e=>u(e,`all of it`)),children:`Copy`}),(0,N.jsx)(b,{onPress:()=>void i().then(e=>At(e,`${t}.json`)),children:`Download`})]}),(0,N.jsx)(me,{held:e,of:n.id,label:`Raw`})]})}function At(e,t){let n=URL.createObjectURL(new Blob([e],{type:`application/json`})),r=document.createElement(`a`);r.href=n,r.download=t.replace(/[^\w.-]+/g,`_`),r.click(),URL.revokeObjectURL(n)}var $=500;function jt({id:e}){let{data:t,error:n,isPending:r,refetch:i}=T(Re(e));if(r)return(0,N.jsx)(p,{});if(n)return(0,N.jsx)(h,{error:n,retry:()=>void i()});if(t.length===0)return(0,N.jsx)(a,{title:`No stack`,children:(0,N.jsx)(`p`,{children:`The client has not said where it made the call.`})});let o=t.toReversed();return(0,N.jsxs)(N.Fragment,{children:[(0,N.jsx)(`ol`,{className:L.stack,"aria-label":`Frames, innermost first`,children:o.slice(0,$).map(({file:e,line:t,lineno:n,name:r},i)=>(0,N.jsxs)(`li`,{children:[(0,N.jsxs)(`div`,{children:[(0,N.jsx)(`b`,{children:(0,N.jsx)(A,{text:r??`?`})}),` `,(0,N.jsxs)(`code`,{children:[(0,N.jsx)(A,{text:e??`?`}),n!==null&&`:${n}`]})]}),t!==null&&t!==``&&(0,N.jsx)(`pre`,{children:(0,N.jsx)(A,{text:t.trim()})})]},i))}),o.length>$&&(0,N.jsxs)(`p`,{children:[`The innermost `,$,` of `,o.length,` frames.`]})]})}function Mt({of:{id:e,revision:t},renew:n}){let[r,i]=(0,M.useState)(null);(0,M.useEffect)(()=>{let t=null;return re(Ie,()=>({filter:{id:{eq:e}},after:t}),{next:({completionChanged:{cursor:e,type:n,completion:r}})=>{t=e,n===`DELETED`?i(`gone`):r&&i({revision:r.revision})},failed:()=>void 0})},[e]);let a=r===`gone`||r!==null&&r.revision>t;return o((0,M.useMemo)(()=>[{id:`load-new`,title:`Show what is new`,group:`Completion`,keys:[`.`],unavailable:a?null:`nothing is new`,run:n}],[n,a])),a?r===`gone`?(0,N.jsx)(`p`,{className:L.note,role:`status`,children:`✕ It was deleted meanwhile.`}):(0,N.jsxs)(`p`,{className:L.note,role:`status`,children:[`It has changed since. `,(0,N.jsx)(b,{onPress:n,children:`Show what is new`})]}):null}var Nt=[{tab:`conversation`,title:`Conversation`},{tab:`request`,title:`Request`},{tab:`response`,title:`Response`},{tab:`raw`,title:`Raw`},{tab:`stack`,title:`Stack`},{tab:`extra`,title:`Extra`},{tab:`feedback`,title:`Feedback`}],Pt=[`request`,`response`,`extra`,`raw`];function Ft(){let{id:e}=m({from:`/completions/$id`});return(0,N.jsx)(ee,{title:`Completion`,children:(0,N.jsx)(It,{id:e},e)})}function It({id:t}){let{data:n,error:r,isPending:i,refetch:a}=T(R(t)),{t:o=`conversation`}=v({from:`/completions/$id`}),c=e(),[l,u]=(0,M.useState)(0),d=(0,M.useCallback)(()=>{c.invalidateQueries({queryKey:[`completion`,t]}),u(e=>e+1)},[c,t]);if(Rt(t),zt(t),i)return(0,N.jsx)(p,{});if(r)return(0,N.jsx)(h,{error:r,retry:()=>void a()});let{completion:f}=n;return(0,N.jsxs)(N.Fragment,{children:[(0,N.jsx)(Dt,{id:t,createdAt:f?.createdAt??null}),f===null?(0,N.jsx)(s,{what:`completion`}):(0,N.jsxs)(N.Fragment,{children:[(0,N.jsx)(Mt,{of:f,renew:d}),(0,N.jsx)($e,{of:f}),(0,N.jsx)(`nav`,{"aria-label":`Parts of the call`,className:L.tabs,children:Nt.map(({tab:e,title:n})=>(0,N.jsx)(`a`,{href:`#/completions/${encodeURIComponent(t)}?t=${e}`,"aria-current":e===o?`page`:void 0,children:n},e))}),(0,N.jsxs)(`div`,{children:[o===`conversation`&&(0,N.jsxs)(N.Fragment,{children:[(0,N.jsx)(we,{of:f}),(0,N.jsx)(De,{of:f}),(0,N.jsx)(be,{id:t},l)]}),(0,N.jsx)(Lt,{id:t,tab:o,alterations:f.alterations},`payload ${l}`),o===`stack`&&(0,N.jsx)(jt,{id:t}),o===`feedback`&&(0,N.jsx)(Ve,{id:t})]})]})]})}function Lt({id:e,tab:t,alterations:n}){let r=Pt.includes(t),[i,a]=(0,M.useState)(r);r&&!i&&a(!0);let{answered:o,error:s,again:c}=ve(ke,i?e:null),{at:l}=v({from:`/completions/$id`}),u=y({from:`/completions/$id`}),d=(0,M.useCallback)(e=>{u({search:t=>{let n={...t};return e===``?delete n.at:n.at=e,n},replace:!0})},[u]);return r?s===void 0?o?t===`raw`?(0,N.jsx)(kt,{id:e,...o}):(0,N.jsx)(wt,{field:t,answered:o,alterations:n,at:l,onAt:d},t):(0,N.jsx)(p,{}):(0,N.jsx)(h,{error:s,retry:c}):null}function Rt(e){o((0,M.useMemo)(()=>[{id:`copy-link`,title:`Copy the link`,group:`Completion`,keys:[`y`],run:()=>void u(location.href,`the link`)},{id:`copy-id`,title:`Copy the id`,group:`Completion`,keys:[`Shift y`],run:()=>void u(e,`the id`)}],[e]))}function zt(e){let t=y();o((0,M.useMemo)(()=>Nt.map(({tab:n,title:r},i)=>({id:`tab:${n}`,title:`Show ${r}`,group:`Completion`,keys:[String(i+1)],run:()=>void t({to:`/completions/$id`,params:{id:e},search:{t:n}})})),[e,t]))}export{Ft as Completion};